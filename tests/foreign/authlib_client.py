"""Every flow of Authlib (PyPI) against the emulator, whose issuer is in ISSUER. Prints a line for each
flow that passed, and ends with an error at the first that fails."""

import os
import secrets

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import ClientSecretJWT, PrivateKeyJWT
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
ISSUER = os.environ["ISSUER"]
REDIRECT_URI = "com.example.native:/cb"
SCOPE = "openid email orders"


def passed(flow):
    print(f"passed {flow}", flush=True)


def refused(code, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except OAuthError as error:
        assert error.error == code, error
        return
    raise AssertionError(f"not refused with {code}")


metadata = requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=10).json()
assert metadata["issuer"] == ISSUER
keys = KeySet.import_key_set(requests.get(metadata["jwks_uri"], timeout=10).json())
passed("discovery")


def register(method, **more):
    wanted = {
        "redirect_uris": [REDIRECT_URI],
        "grant_types": ["authorization_code", "refresh_token", "client_credentials"],
        "token_endpoint_auth_method": method,
        **more,
    }
    answer = requests.post(metadata["registration_endpoint"], json=wanted, timeout=10)
    assert answer.status_code == 201, answer.text
    return answer.json()


def session(client, method, secret=None):
    return OAuth2Session(
        client["client_id"],
        secret if secret is not None else client.get("client_secret"),
        token_endpoint_auth_method=method,
        revocation_endpoint_auth_method=method,
        scope=SCOPE,
        redirect_uri=REDIRECT_URI,
        code_challenge_method="S256",
    )


def log_in(oauth):
    verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
    url, state = oauth.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce
    )
    answer = requests.get(url, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    token = oauth.fetch_token(
        metadata["token_endpoint"],
        authorization_response=answer.headers["Location"],
        state=state,
        code_verifier=verifier,
    )
    claims = jwt.decode(token["id_token"], keys, algorithms=["ES256"]).claims
    assert (claims["iss"], claims["aud"], claims["nonce"]) == (ISSUER, oauth.client_id, nonce), claims
    return token


for method in ["client_secret_basic", "client_secret_post", "client_secret_jwt"]:
    client = register(method)
    oauth = session(client, method)
    if method == "client_secret_jwt":
        oauth.register_client_auth_method(ClientSecretJWT(metadata["token_endpoint"]))
    token = log_in(oauth)
    passed(f"code and PKCE, {method}")
    if method == "client_secret_basic":
        orders = f"{ISSUER}/api.foreign.example/orders"
        assert oauth.get(orders).status_code == 200
        old = token["refresh_token"]
        new = oauth.refresh_token(metadata["token_endpoint"], refresh_token=old)
        assert new["refresh_token"] != old
        refused("invalid_grant", oauth.refresh_token, metadata["token_endpoint"], refresh_token=old)
        passed("call and rotation")
        token = log_in(oauth)
        about = oauth.introspect_token(metadata["introspection_endpoint"], token=token["access_token"])
        assert about.json()["active"] is True
        oauth.revoke_token(metadata["revocation_endpoint"], token=token["refresh_token"])
        about = oauth.introspect_token(metadata["introspection_endpoint"], token=token["access_token"])
        assert about.json()["active"] is False
        passed("introspection and revocation")
        wrong = session(client, method, "wrong")
        wanted = {"grant_type": "client_credentials"}
        refused("invalid_client", wrong.fetch_token, metadata["token_endpoint"], **wanted)
        passed("refusal: wrong secret")

made = {
    "ES256": lambda: ECKey.generate_key("P-256"),
    "ES384": lambda: ECKey.generate_key("P-384"),
    "ES512": lambda: ECKey.generate_key("P-521"),
    "EdDSA": lambda: OKPKey.generate_key("Ed25519"),
}
rsa = RSAKey.generate_key(2048)
for algorithm in ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"]:
    key = made.get(algorithm, lambda: rsa)()
    client = register("private_key_jwt", jwks={"keys": [key.as_dict(private=False)]})
    oauth = session(client, "private_key_jwt", key)
    oauth.register_client_auth_method(PrivateKeyJWT(metadata["token_endpoint"], alg=algorithm))
    oauth.fetch_token(metadata["token_endpoint"], grant_type="client_credentials", scope="orders")
    passed(f"private_key_jwt, {algorithm}")

device_grant = "urn:ietf:params:oauth:grant-type:device_code"
client = register("none", grant_types=["authorization_code", device_grant])
oauth = session(client, "none")
log_in(oauth)
passed("code and PKCE, public client")
form = {"client_id": client["client_id"], "scope": SCOPE}
device = requests.post(metadata["device_authorization_endpoint"], data=form, timeout=10).json()
wanted = {"grant_type": device_grant, "device_code": device["device_code"]}
refused("authorization_pending", oauth.fetch_token, metadata["token_endpoint"], **wanted)
form = {"user_code": device["user_code"], "decision": "allow"}
assert requests.post(device["verification_uri"], data=form, timeout=10).status_code == 200
refused("slow_down", oauth.fetch_token, metadata["token_endpoint"], **wanted)
passed("device code: pending, then too fast")
