from typing import Annotated

from fastapi import Depends, FastAPI, Security
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPBasic,
    HTTPBearer,
    HTTPDigest,
    OAuth2AuthorizationCodeBearer,
    OAuth2PasswordBearer,
    OpenIdConnect,
    SecurityScopes,
)

app = FastAPI(title="Security")

oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"me": "Read about me", "items": "Read items"}, refreshUrl="refresh", description="By password")
code = OAuth2AuthorizationCodeBearer(authorizationUrl="authorize", tokenUrl="token")


def current_user(scopes: SecurityScopes, token: Annotated[str, Depends(oauth2)]):
    return token


def active_user(user: Annotated[str, Security(current_user, scopes=["me"])]):
    return user


@app.get("/me")
def read_me(user: Annotated[str, Depends(active_user)]):
    return user


@app.get("/items")
def read_items(user: Annotated[str, Security(active_user, scopes=["items"])]):
    return user


@app.get("/both")
def read_both(user: Annotated[str, Security(active_user, scopes=["items"])], token: Annotated[str, Depends(oauth2)], other: Annotated[str, Depends(code)]):
    return user


@app.get("/status")
def read_status(user: Annotated[str, Depends(current_user)], q: int = 1):
    return user


@app.get("/many", dependencies=[Depends(APIKeyQuery(name="key")), Depends(APIKeyHeader(name="x-key", description="Yours", scheme_name="Key"))])
def read_many(
    c: Annotated[str, Depends(APIKeyCookie(name="session"))],
    b: Annotated[str, Depends(HTTPBasic(description="User and password"))],
    t: Annotated[str, Depends(HTTPBearer(bearerFormat="JWT"))],
    d: Annotated[str, Depends(HTTPDigest())],
    o: Annotated[str, Depends(OpenIdConnect(openIdConnectUrl="/oidc"))],
):
    return {}
