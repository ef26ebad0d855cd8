"""Makes fixtures/security.json: what FastAPI's security schemes provide, refuse and document.

Run from the repository's root with the Python of the reference: python test/parity/security.py
"""

import json
from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.security import (
    APIKeyCookie, APIKeyHeader, APIKeyQuery, HTTPBasic, HTTPBearer, HTTPDigest, OAuth2, OAuth2AuthorizationCodeBearer,
    OAuth2PasswordBearer, OpenIdConnect,
)
from fastapi.security.http import HTTPBase
from fastapi.testclient import TestClient

SCOPES = {"items:read": "Read items", "me": ""}

# The name in both languages, the class, the options in Python's and in TypeScript's spelling.
SCHEMES = {
    "passwordBearer": (OAuth2PasswordBearer, {"tokenUrl": "token"}),
    "passwordBearerFull": (OAuth2PasswordBearer, {"tokenUrl": "/api/token", "scheme_name": "JWT", "scopes": SCOPES, "description": "A token", "refreshUrl": "refresh"}),
    "passwordBearerOptional": (OAuth2PasswordBearer, {"tokenUrl": "token", "auto_error": False}),
    "codeBearer": (OAuth2AuthorizationCodeBearer, {"authorizationUrl": "authorize", "tokenUrl": "token"}),
    "codeBearerFull": (OAuth2AuthorizationCodeBearer, {"authorizationUrl": "authorize", "tokenUrl": "token", "refreshUrl": "refresh", "scopes": SCOPES, "description": "Code", "auto_error": False}),
    "oauth2": (OAuth2, {}),
    "oauth2Flows": (OAuth2, {"flows": {"clientCredentials": {"tokenUrl": "t"}, "implicit": {"authorizationUrl": "a", "scopes": SCOPES}, "password": {"tokenUrl": "t", "scopes": SCOPES, "refreshUrl": "r"}}, "description": "Flows"}),
    "oauth2Optional": (OAuth2, {"auto_error": False}),
    "bearer": (HTTPBearer, {}),
    "bearerFull": (HTTPBearer, {"bearerFormat": "JWT", "scheme_name": "Token", "description": "A token"}),
    "bearerOptional": (HTTPBearer, {"auto_error": False}),
    "basic": (HTTPBasic, {}),
    "basicRealm": (HTTPBasic, {"realm": "simple", "description": "A password"}),
    "basicOptional": (HTTPBasic, {"auto_error": False}),
    "digest": (HTTPDigest, {}),
    "digestOptional": (HTTPDigest, {"auto_error": False, "description": "D"}),
    "base": (HTTPBase, {"scheme": "x-my scheme"}),
    "baseOptional": (HTTPBase, {"scheme": "negotiate", "auto_error": False}),
    "keyHeader": (APIKeyHeader, {"name": "X-Key"}),
    "keyHeaderOptional": (APIKeyHeader, {"name": "X-Key", "auto_error": False, "description": "Key", "scheme_name": "Key"}),
    "keyQuery": (APIKeyQuery, {"name": "key"}),
    "keyQueryOptional": (APIKeyQuery, {"name": "key", "auto_error": False}),
    "keyCookie": (APIKeyCookie, {"name": "key"}),
    "keyCookieOptional": (APIKeyCookie, {"name": "key", "auto_error": False}),
    "openId": (OpenIdConnect, {"openIdConnectUrl": "https://example.com/openid"}),
    "openIdOptional": (OpenIdConnect, {"openIdConnectUrl": "openid", "auto_error": False, "description": "O"}),
}

AUTHORIZATIONS = [
    None, "", " ", "Bearer", "Bearer ", "Bearer  ", "Bearer abc", "bearer abc", "BEARER  abc ", "Bearer abc def", "Bearer\tabc", " Bearer abc", "Basic", "Basic ", "Basic am9objpzZWNyZXQ=", "basic am9objpzZWNyZXQ", "basic am9objpzZWNyZXQ===", "Basic  am9objpzZWNyZXQ= ", "Basic a.m9!objpzZWNyZXQ=", "Basic am9obg==", "Basic Og==", "Basic OmE=", "Basic YTo=", "Basic YTpiOmM=", "Basic w6k6eA==", "Basic not base64", "Basic =", "Basic a", "Basic ab", "Basic am9objpzZWNyZXQ=trailing", "Basic am9o=bjpzZWNyZXQ=",
    "Digest username=\"x\", realm=\"y\"", "digest x", "Digest", "Negotiate abc", "x", "Bearer:abc", "Token abc",
]

KEYS = [None, "", "abc", " ", "a b"]


def app_of(scheme):
    app = FastAPI()

    @app.get("/")
    def read(value=Depends(scheme)):
        return {"value": value}

    return app


def main():
    content = {}
    for name, (cls, options) in SCHEMES.items():
        scheme = cls(**options)
        client = TestClient(app_of(scheme))
        cases = []
        requests = [({} if value is None else {"headers": {"Authorization": value}}) for value in AUTHORIZATIONS]
        if name.startswith("keyHeader"):
            requests = [({} if value is None else {"headers": {"X-Key": value}}) for value in KEYS]
        if name.startswith("keyQuery"):
            requests = [{"query": query} for query in ("", "key", "key=", "key=abc", "key=a&key=b", "key=a&key=", "other=1", "key=a%20b")]
        if name.startswith("keyCookie"):
            requests = [({} if value is None else {"headers": {"Cookie": value}}) for value in (None, "key=", "key=abc", "key=a; key=b", "other=1", 'key="a b"')]
        for request in requests:
            url = "/?" + request["query"] if request.get("query") else "/"
            response = client.get(url, headers={key: value.encode() for key, value in request.get("headers", {}).items()})
            cases.append({"url": url, "headers": request.get("headers", {}), "status": response.status_code, "body": response.json(), "challenge": response.headers.get("www-authenticate")})
        content[name] = {
            "schemeName": scheme.scheme_name,
            "document": jsonable_encoder(scheme.model, by_alias=True, exclude_none=True),
            "cases": cases,
        }
    (Path(__file__).parent / "fixtures" / "security.json").write_text(json.dumps(content, indent=1) + "\n")
    print(sum(len(entry["cases"]) for entry in content.values()), "requests")


main()
