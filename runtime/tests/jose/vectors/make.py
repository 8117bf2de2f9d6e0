"""Makes the keys and tokens of this folder with OpenSSL and pyca/cryptography, so that what is
tested against them was not made by what is tested: `python3 make.py`."""

import base64
import hashlib
import hmac
import json
import pathlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

here = pathlib.Path(__file__).parent
SECRET = "a secret for tests, shared by both sides"


def b64(data):
    if isinstance(data, str):
        data = data.encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value, length=None):
    return b64(value.to_bytes(length or (value.bit_length() + 7) // 8, "big"))


def pem(key, form, name):
    text = key.private_bytes(
        serialization.Encoding.PEM, form, serialization.NoEncryption()
    )
    (here / name).write_bytes(text)


def ecdsa(key, digest, length):
    def sign(message):
        r, s = utils.decode_dss_signature(key.sign(message, ec.ECDSA(digest)))
        return r.to_bytes(length, "big") + s.to_bytes(length, "big")

    return sign


def pss(digest):
    return padding.PSS(padding.MGF1(digest), digest.digest_size)


p256 = ec.generate_private_key(ec.SECP256R1())
p384 = ec.generate_private_key(ec.SECP384R1())
ed = ed25519.Ed25519PrivateKey.generate()
rs = rsa.generate_private_key(65537, 2048)

pem(p256, serialization.PrivateFormat.PKCS8, "es256.pkcs8.pem")
pem(p256, serialization.PrivateFormat.TraditionalOpenSSL, "es256.sec1.pem")
pem(p384, serialization.PrivateFormat.PKCS8, "es384.pkcs8.pem")
pem(ed, serialization.PrivateFormat.PKCS8, "eddsa.pkcs8.pem")
pem(rs, serialization.PrivateFormat.PKCS8, "rsa.pkcs8.pem")
pem(rs, serialization.PrivateFormat.TraditionalOpenSSL, "rsa.pkcs1.pem")


def point(key, curve, length):
    p = key.public_key().public_numbers()
    return {"kty": "EC", "crv": curve, "x": number(p.x, length), "y": number(p.y, length)}


raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
n = rs.public_key().public_numbers()
keys = [
    {**point(p256, "P-256", 32), "kid": "es256", "use": "sig", "alg": "ES256"},
    {**point(p384, "P-384", 48), "kid": "es384", "use": "sig"},
    {"kty": "OKP", "crv": "Ed25519", "x": b64(ed.public_key().public_bytes(*raw)), "kid": "eddsa"},
    {"kty": "RSA", "n": number(n.n), "e": number(n.e), "kid": "rsa", "key_ops": ["verify"]},
]
(here / "keys.json").write_text(json.dumps({"keys": keys}, indent=2) + "\n")

private = rs.private_numbers()
jwks = {
    "ES256": {**keys[0], "d": number(p256.private_numbers().private_value, 32)},
    "ES384": {**keys[1], "d": number(p384.private_numbers().private_value, 48)},
    "EdDSA": {
        **keys[2],
        "d": b64(
            ed.private_bytes(
                serialization.Encoding.Raw,
                serialization.PrivateFormat.Raw,
                serialization.NoEncryption(),
            )
        ),
    },
    "RS256": {
        **keys[3],
        "d": number(private.d),
        "p": number(private.p),
        "q": number(private.q),
        "dp": number(private.dmp1),
        "dq": number(private.dmq1),
        "qi": number(private.iqmp),
    },
    "HS256": {"kty": "oct", "k": b64(SECRET), "kid": "shared"},
}
(here / "private.json").write_text(json.dumps(jwks, indent=2) + "\n")

sha = {256: hashes.SHA256(), 384: hashes.SHA384(), 512: hashes.SHA512()}
signers = {
    "ES256": ("es256", ecdsa(p256, sha[256], 32)),
    "ES384": ("es384", ecdsa(p384, sha[384], 48)),
    "EdDSA": ("eddsa", ed.sign),
}
for bits, digest in sha.items():
    signers[f"RS{bits}"] = ("rsa", lambda m, d=digest: rs.sign(m, padding.PKCS1v15(), d))
    signers[f"PS{bits}"] = ("rsa", lambda m, d=digest: rs.sign(m, pss(d), d))
    signers[f"HS{bits}"] = (
        None,
        lambda m, b=bits: hmac.new(SECRET.encode(), m, getattr(hashlib, f"sha{b}")).digest(),
    )


def token(algorithm, header=None, claims=None):
    kid, sign = signers[algorithm]
    head = {"alg": algorithm, "typ": "JWT", **({"kid": kid} if kid else {}), **(header or {})}
    body = claims or {"iss": "https://vectors.example", "sub": "ada", "iat": 1700000000}
    message = b64(json.dumps(head)) + "." + b64(json.dumps(body))
    return message + "." + b64(sign(message.encode()))


tokens = {algorithm: token(algorithm) for algorithm in signers}
signers["ES256"] = (None, ecdsa(p256, sha[256], 32))
tokens["no kid"] = token("ES256")
tokens["crit"] = token("ES256", {"crit": ["exp"], "exp": 1})
(here / "tokens.json").write_text(json.dumps(tokens, indent=2) + "\n")
