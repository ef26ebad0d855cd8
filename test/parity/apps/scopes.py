from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Security
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
    HTTPDigest,
    OAuth2AuthorizationCodeBearer,
    OAuth2PasswordBearer,
    OAuth2PasswordRequestForm,
    OAuth2PasswordRequestFormStrict,
    OpenIdConnect,
    SecurityScopes,
)
from pydantic import BaseModel

app = FastAPI(title="Scopes")
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"me": "About me", "items": "Items", "admin": "All"})

# A token is its scopes, with points between them.


class User(BaseModel):
    name: str
    scopes: list[str] = []


async def current_user(security_scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]):
    challenge = f'Bearer scope="{security_scopes.scope_str}"' if security_scopes.scopes else "Bearer"
    name, _, given = token.partition(":")
    if not name:
        raise HTTPException(401, "Could not validate credentials", headers={"WWW-Authenticate": challenge})
    for scope in security_scopes.scopes:
        if scope not in given.split("."):
            raise HTTPException(401, "Not enough permissions", headers={"WWW-Authenticate": challenge})
    return User(name=name, scopes=security_scopes.scopes)


async def active_user(user: Annotated[User, Security(current_user, scopes=["me"])]):
    if user.name == "gone":
        raise HTTPException(400, "Inactive user")
    return user


@app.post("/token")
async def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    return {"access_token": f"{form.username}:{'.'.join(form.scopes)}", "token_type": "bearer", "client": form.client_id, "grant": form.grant_type}


@app.post("/strict-token")
async def strict_login(form: Annotated[OAuth2PasswordRequestFormStrict, Depends()]):
    return [form.username, form.scopes, form.client_secret]


@app.get("/me")
async def read_me(user: Annotated[User, Depends(active_user)]):
    return user


@app.get("/items")
async def read_items(user: Annotated[User, Security(active_user, scopes=["items"])], again: Annotated[User, Depends(current_user)]):
    return [user, again]


@app.get("/status")
async def read_status(user: Annotated[User, Depends(current_user)]):
    return user


admin = APIRouter(prefix="/admin", dependencies=[Security(active_user, scopes=["admin"])])


@admin.get("/all")
async def read_all(user: Annotated[User, Security(current_user, scopes=["items"])]):
    return user


app.include_router(admin)

bearer = HTTPBearer(bearerFormat="JWT", description="A token")
basic = HTTPBasic(realm="here")
plain_basic = HTTPBasic(auto_error=False)
digest = HTTPDigest()
code = OAuth2AuthorizationCodeBearer(authorizationUrl="authorize", tokenUrl="token", refreshUrl="refresh", scopes={"a": "A"})
openid = OpenIdConnect(openIdConnectUrl="/openid")
header_key = APIKeyHeader(name="X-Key")
query_key = APIKeyQuery(name="key", auto_error=False)
cookie_key = APIKeyCookie(name="session", scheme_name="Session", description="Of the browser")


@app.get("/bearer")
async def by_bearer(given: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]):
    return given


@app.get("/basic")
async def by_basic(given: Annotated[HTTPBasicCredentials, Depends(basic)]):
    return given


@app.get("/plain-basic")
async def by_plain_basic(given: Annotated[HTTPBasicCredentials | None, Depends(plain_basic)]):
    return given


@app.get("/digest")
async def by_digest(given: Annotated[HTTPAuthorizationCredentials, Depends(digest)]):
    return given


@app.get("/code")
async def by_code(given: Annotated[str, Security(code, scopes=["a"])]):
    return given


@app.get("/openid")
async def by_openid(given: Annotated[str, Depends(openid)]):
    return given


@app.get("/keys")
async def by_keys(header: Annotated[str, Depends(header_key)], query: Annotated[str | None, Depends(query_key)], cookie: Annotated[str, Depends(cookie_key)]):
    return [header, query, cookie]


@app.get("/any-of")
async def any_of(one: Annotated[HTTPAuthorizationCredentials, Depends(bearer)], two: Annotated[str | None, Depends(query_key)]):
    return [one.credentials, two]
