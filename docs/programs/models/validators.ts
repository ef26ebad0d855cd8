// Rules of one's own: of a field, before and after its conversion, and of the whole model.

import { Model, t, ValidationError, ValueError } from "signatura";

// #region fields
const Email = t.email.transform((value) => value.toLowerCase());

const Password = t.string.minLength(8).check((value) => {
  if (!/\d/.test(value)) throw new ValueError("needs a digit");
});

const Tags = t
  .list(t.string)
  .before((given) => (typeof given === "string" ? given.split(",") : given));
// #endregion fields

// #region model
class SignUp extends Model(
  { email: Email, password: Password, repeat: t.string, tags: Tags.default([]) },
  {
    validate: {
      after(self) {
        if (self.password !== self.repeat) throw new ValueError("passwords differ");
      },
    },
  },
) {}
// #endregion model

// #region use
const good = { email: "Ada@Example.org", password: "countess1", repeat: "countess1" };
console.log(SignUp.parse({ ...good, tags: "maths,poetry" }).dump());

for (const wrong of [
  { ...good, password: "no digits here" },
  { ...good, repeat: "countess2" },
]) {
  try {
    SignUp.parse(wrong);
  } catch (error) {
    if (error instanceof ValidationError)
      console.log(error.errors().map(({ type, loc, msg }) => [type, loc, msg]));
  }
}
// #endregion use
