// Names and passwords are compared in constant time, so that an attacker learns nothing from how long it took.

import {
  App,
  constantTimeEquals,
  Depends,
  HTTPBasic,
  HTTPException,
  status,
} from "signatura";

const security = HTTPBasic();

const CurrentUsername = Depends(
  { credentials: security },
  function get_current_username({ credentials }) {
    const isRightName = constantTimeEquals(credentials.username, "stanleyjobson");
    const isRightPassword = constantTimeEquals(credentials.password, "swordfish");
    if (!(isRightName && isRightPassword)) {
      throw new HTTPException(
        status.HTTP_401_UNAUTHORIZED,
        "Incorrect username or password",
        { headers: { "WWW-Authenticate": "Basic" } },
      );
    }
    return credentials.username;
  },
);

export const app = new App();

app.get(
  "/users/me",
  { username: CurrentUsername },
  function read_current_user({ username }) {
    return { username };
  },
);
