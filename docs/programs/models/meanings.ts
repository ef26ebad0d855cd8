// Texts with a meaning, values from a list, secrets, and JSON inside of JSON.

import { t } from "signatura";

const Colour = t.enum("Colour", { red: "#f00", green: "#0f0" });
const Size = t.literal("s", "m", "l");
console.log(Colour.parse("#f00"), Size.parse("m"));

console.log(t.email.parse("Ada@Example.ORG"));
console.log(t.httpUrl.parse("HTTPS://Example.org/a b"));
console.log(t.uuid.parse("C892496F-B1FD-4B91-BDB8-B46F92DF1716"));
console.log(t.byteSize.parse("1.5 MiB"));

const password = t.secret.parse("countess1");
console.log(String(password), password.reveal());

const Settings = t.json.of(t.record(t.string, t.int));
console.log(Settings.parse('{"width": "80"}'));
