"""Encrypts a token of tokens.json with joserfc and jwcrypto, so that what decrypts it did not make it:
`pip install joserfc==1.8.0 jwcrypto==1.6.1 && python3 encrypt.py`."""

import json
import pathlib
import warnings

from joserfc import jwe as joserfc
from joserfc.jwk import ECKey, OctKey, RSAKey
from jwcrypto import jwe as jwcrypto
from jwcrypto import jwk

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
token = json.loads((here / "tokens.json").read_text())["ES256"]

RSA = ["RSA-OAEP", "RSA-OAEP-256"]
AGREEMENT = ["ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW"]
CONTENTS = ["A128CBC-HS256", "A256CBC-HS512", "A128GCM", "A256GCM"]
ALL = RSA + AGREEMENT + CONTENTS + ["RSA1_5", "dir", "A192GCM", "DEF"]
registry = joserfc.JWERegistry(algorithms=ALL)

keys = {
    "RSA": RSAKey.generate_key(2048, private=True),
    "P-256": ECKey.generate_key("P-256", private=True),
    "P-384": ECKey.generate_key("P-384", private=True),
    "P-521": ECKey.generate_key("P-521", private=True),
}


def public(key):
    return key.as_dict(private=False)


def by_joserfc(key, header):
    return joserfc.encrypt_compact(header, token, key, registry=registry)


def by_jwcrypto(key, header):
    made = jwcrypto.JWE(
        token.encode(), protected=json.dumps(header), algs=ALL
    )
    made.add_recipient(jwk.JWK(**public(key)))
    return made.serialize(compact=True)


good = []
for name, make in [("joserfc", by_joserfc), ("jwcrypto", by_jwcrypto)]:
    for alg in RSA + AGREEMENT:
        for enc in CONTENTS:
            curves = ["RSA"] if alg in RSA else ["P-256"]
            if alg not in RSA and enc == "A128GCM":
                curves += ["P-384", "P-521"]
            for key in curves:
                header = {"alg": alg, "enc": enc, "cty": "JWT"}
                made = make(keys[key], header)
                good.append({"by": name, "key": key, "alg": alg, "enc": enc, "token": made})
party = {"alg": "ECDH-ES", "enc": "A256CBC-HS512", "apu": "QWxpY2U", "apv": "Qm9i"}
for name, make in [("joserfc", by_joserfc), ("jwcrypto", by_jwcrypto)]:
    made = make(keys["P-256"], dict(party))
    good.append({"by": name, "key": "P-256", "alg": "ECDH-ES", "enc": party["enc"], "token": made})

bad = {
    "RSA1_5": by_jwcrypto(keys["RSA"], {"alg": "RSA1_5", "enc": "A128GCM"}),
    "A192GCM": by_joserfc(keys["RSA"], {"alg": "RSA-OAEP", "enc": "A192GCM"}),
    "zip": by_joserfc(keys["RSA"], {"alg": "RSA-OAEP", "enc": "A128GCM", "zip": "DEF"}),
    "dir": by_joserfc(OctKey.generate_key(128), {"alg": "dir", "enc": "A128GCM"}),
}

vectors = {
    "token": token,
    "keys": {name: key.as_dict(private=True) for name, key in keys.items()},
    "pem": {name: key.as_pem(private=True).decode() for name, key in keys.items()},
    "good": good,
    "bad": bad,
}
(here / "encrypted.json").write_text(json.dumps(vectors, indent=1) + "\n")
