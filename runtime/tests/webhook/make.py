"""Makes `vectors.json` with Python's own `hmac`, so that what is tested against it was not made by
what is tested: `python3 make.py`. Each is signed as a well-known provider signs."""

import base64
import hashlib
import hmac
import json
import pathlib

BODY = '{"type": "ping",  "id": "evt_1", "sent": 1700000000000, "text": "caf\u00e9"}'
AT = 1700000000


def mac(key, message, hash="sha256"):
    return hmac.new(key, message, getattr(hashlib, hash))


def vector(secret, headers, body=BODY, method="POST", url=""):
    return {
        "secret": secret,
        "method": method,
        "url": url,
        "headers": headers,
        "body": body,
    }


b = BODY.encode()
t = str(AT).encode()
key = b"a secret for tests"
text = key.decode()
raw = bytes(range(24))
whsec = "whsec_" + base64.b64encode(raw).decode()
url = "https://us.example/hooks?tenant=7"
stamp = "2023-11-14T22:13:20.000Z"
b64 = lambda digest: base64.b64encode(digest.digest()).decode()

vectors = {
    "list": vector(
        text,
        {"Acme-Signature": f"t={AT},v1={mac(b'old', t + b'.' + b).hexdigest()},v1={mac(key, t + b'.' + b).hexdigest()},v0=ab"},
    ),
    "prefixed": vector(text, {"X-Hub-Signature-256": "sha256=" + mac(key, b).hexdigest()}),
    "apart": vector(
        text,
        {
            "X-Acme-Request-Timestamp": str(AT),
            "X-Acme-Signature": "v0=" + mac(key, b"v0:" + t + b":" + b).hexdigest(),
        },
    ),
    "base64": vector(text, {"X-Acme-Hmac-Sha256": b64(mac(key, b))}),
    "request": vector(
        text,
        {
            "X-Acme-Signature-v3": b64(
                mac(key, b"POST" + url.encode() + b + str(AT * 1000).encode())
            ),
            "X-Acme-Request-Timestamp": str(AT * 1000),
        },
        url=url,
    ),
    "standard": vector(
        whsec,
        {
            "webhook-id": "msg_1",
            "webhook-timestamp": str(AT),
            "webhook-signature": "v1,AAAA v1," + b64(mac(raw, b"msg_1." + t + b"." + b)) + " v2,zz",
        },
    ),
    "datetime": vector(
        text,
        {
            "Acme-Message-Id": "m1",
            "Acme-Message-Timestamp": stamp,
            "Acme-Message-Signature": "sha256=" + mac(key, b"m1" + stamp.encode() + b).hexdigest(),
        },
    ),
    "in the body": vector(text, {"Acme-Signature": mac(key, b).hexdigest()}),
    "sha1": vector(text, {"X-Hub-Signature": "sha1=" + mac(key, b, "sha1").hexdigest()}),
    "sha512": vector(text, {"Acme-Signature": mac(key, b, "sha512").hexdigest().upper()}),
    "semicolons": vector(
        text, {"Acme-Signature": f"ts={AT};h1={mac(key, t + b':' + b).hexdigest()}"}
    ),
}
here = pathlib.Path(__file__).parent
(here / "vectors.json").write_text(json.dumps(vectors, indent=2) + "\n")
