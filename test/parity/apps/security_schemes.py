from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
    HTTPDigest,
    OAuth2,
    OAuth2AuthorizationCodeBearer,
    OAuth2PasswordBearer,
    OAuth2PasswordRequestForm,
    OAuth2PasswordRequestFormStrict,
    OpenIdConnect,
    SecurityScopes,
)
from fastapi.security.http import HTTPBase

app = FastAPI(title="Security")

schemes = {
    "key-query": (APIKeyQuery, {"name": "key"}),
    "key-header": (APIKeyHeader, {"name": "X-Key", "description": "A key"}),
    "key-cookie": (APIKeyCookie, {"name": "key", "scheme_name": "KeyInCookie"}),
    "basic": (HTTPBasic, {}),
    "basic-realm": (HTTPBasic, {"realm": "simple", "scheme_name": "BasicWithRealm"}),
    "bearer": (HTTPBearer, {"bearerFormat": "JWT"}),
    "digest": (HTTPDigest, {"description": "Digest"}),
    "base": (HTTPBase, {"scheme": "Other"}),
    "oauth2": (OAuth2, {"flows": {"password": {"tokenUrl": "token", "scopes": {"read": "Read it"}}}}),
    "password": (OAuth2PasswordBearer, {"tokenUrl": "token", "scopes": {"read": "Read it", "write": "Write it"}, "refreshUrl": "refresh"}),
    "code": (OAuth2AuthorizationCodeBearer, {"authorizationUrl": "authorize", "tokenUrl": "token", "refreshUrl": "refresh"}),
    "openid": (OpenIdConnect, {"openIdConnectUrl": "/openid"}),
}


def shown(value):
    if isinstance(value, HTTPBasicCredentials):
        return {"username": value.username, "password": value.password}
    if isinstance(value, HTTPAuthorizationCredentials):
        return {"scheme": value.scheme, "credentials": value.credentials}
    return value


def declare(path, scheme):
    async def read_credentials(value=Security(scheme)):
        return {"value": shown(value)}

    app.get(path, operation_id=path[1:].replace("/", "_"))(read_credentials)


for name, (scheme, options) in schemes.items():
    declare(f"/{name}", scheme(**options))
    declare(f"/optional/{name}", scheme(**{"scheme_name": f"Optional {name}", **options}, auto_error=False))

oauth2 = OAuth2PasswordBearer(tokenUrl="token", scheme_name="Scoped", scopes={"me": "Me", "items": "Items", "admin": "All"})


async def current_user(scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]):
    missing = [scope for scope in scopes.scopes if scope not in token.split(",")]
    if missing:
        raise HTTPException(403, {"missing": missing, "all": scopes.scopes, "text": scopes.scope_str}, {"WWW-Authenticate": f'Bearer scope="{scopes.scope_str}"'})
    return {"token": token, "scopes": scopes.scopes}


async def active_user(user: Annotated[dict, Security(current_user, scopes=["me"])]):
    return {"active": user}


@app.get("/scoped/me")
async def scoped_me(user: Annotated[dict, Depends(active_user)]):
    return user


@app.get("/scoped/items")
async def scoped_items(user: Annotated[dict, Security(active_user, scopes=["items"])], again: Annotated[dict, Security(current_user, scopes=["admin"])]):
    return {"user": user, "again": again}


@app.get("/scoped/plain", dependencies=[Security(current_user, scopes=["items"])])
async def scoped_plain(user: Annotated[dict, Depends(current_user)]):
    return user


@app.post("/token")
async def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    return {"username": form.username, "scopes": form.scopes, "grant": form.grant_type, "client": [form.client_id, form.client_secret]}


@app.post("/token/strict")
async def strict_token(form: Annotated[OAuth2PasswordRequestFormStrict, Depends()]):
    return {"username": form.username, "scopes": form.scopes, "grant": form.grant_type, "client": [form.client_id, form.client_secret]}
