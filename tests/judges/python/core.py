"""`openapi-core`: an independent reader of requests. Says what it understood."""

import re
import urllib.parse
import warnings

from jsonschema_path import SchemaPath
from openapi_core.datatypes import RequestParameters
from openapi_core.security import security_provider_factory
from openapi_core.security.exceptions import SecurityProviderError
from openapi_core.validation.request.validators import V30RequestValidator, V31RequestValidator
from werkzeug.datastructures import Headers, ImmutableMultiDict

from document import style_of

warnings.simplefilter("ignore")


class Core:
    """The reader of one document."""

    def __init__(self, document):
        self.document = document
        self.spec = SchemaPath.from_dict(document.root)
        cls = V30RequestValidator if document.is_30 else V31RequestValidator
        self.validator = cls(self.spec)

    def parameter(self, described, place, raw):
        """The value of a parameter, and what is wrong with it. `raw` is the text in the path or header, or the
        pairs of the query or cookies."""
        name = described["name"]
        style, explode = style_of(described)
        if place == "path":
            decoded = urllib.parse.unquote(raw)
            star = "*" if explode else ""
            key = {"label": f".{name}{star}", "matrix": f";{name}{star}"}.get(style, name)
            location = {key: decoded}
        elif place == "header":
            location = {name: raw}
        else:
            location = decoded_pairs(raw)
        try:
            value, _ = self.validator._get_param_or_header_and_schema(self.path(described), location, name=name)
            return value, None
        except KeyError:
            return None, "absent"
        except Exception as error:
            return None, f"{type(error).__name__}: {str(error)[:160]}"

    def credential(self, scheme, request):
        """The credential of a security scheme in a request; `None` if there is none."""
        scheme = dict(scheme)
        if scheme.get("type") in ("oauth2", "openIdConnect"):
            # `openapi-core` leaves tokens out. They are sent as RFC 6750 §2.1 says.
            scheme = {"type": "http", "scheme": "bearer"}
        scheme["scheme"] = scheme.get("scheme", "").lower()
        parameters = RequestParameters(
            query=decoded_pairs(request.pairs()),
            header=Headers(request.headers),
            cookie=decoded_pairs(request.cookies()),
        )
        try:
            return security_provider_factory.create(SchemaPath.from_dict(scheme))(parameters)
        except SecurityProviderError:
            return None

    def path(self, described):
        """The description with references that can be followed."""
        return SchemaPath.from_dict(
            {**{k: v for k, v in self.document.root.items() if k == "components"}, "judged": described}
        ) / "judged"

    def body(self, content, media_type, body):
        """The value of a body."""
        spec = SchemaPath.from_dict(
            {**{k: v for k, v in self.document.root.items() if k == "components"}, "judged": content}
        )
        try:
            value, _ = self.validator._get_content_schema_value_and_schema(body, spec / "judged", media_type)
            return value, None
        except Exception as error:
            return None, f"{type(error).__name__}: {str(error)[:160]}"


def decoded_pairs(pairs):
    return ImmutableMultiDict(
        [tuple(urllib.parse.unquote(part) for part in (pair.split("=", 1) + [""])[:2]) for pair in pairs]
    )


def same(given, read):
    """Whether a value that was read is the one that was given. Texts are of any type where the schema has none."""
    if isinstance(read, bytes):
        read = read.decode("utf-8", "replace")
    if isinstance(given, bool) or isinstance(read, bool):
        return given is read or str(given).lower() == str(read).lower()
    if isinstance(given, (int, float)) and isinstance(read, (int, float)):
        return given == read
    if isinstance(given, list) and isinstance(read, (list, tuple)):
        return len(given) == len(read) and all(same(a, b) for a, b in zip(given, read))
    if isinstance(given, dict) and isinstance(read, dict):
        given = {k: v for k, v in given.items() if v is not None}
        return given.keys() == read.keys() and all(same(v, read[k]) for k, v in given.items())
    if isinstance(given, (int, float)) and isinstance(read, str):
        return re.fullmatch(r"-?[0-9.eE+-]+", read) is not None and float(read) == given
    return given == read
