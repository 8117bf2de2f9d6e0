"""Minimal reproductions of each fault for which `openapi-core` is blamed: one parameter, its text by RFC 6570 as
`uritemplate` writes it, and what `openapi-core` reads. Fails if `openapi-core` reads the right value, so that a
cause is removed when its fault is."""

import sys
from types import SimpleNamespace

import uritemplate

from core import Core, same

ARRAY = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "array", "items": {"type": "number"}}
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}

# The start of the cause in `causes.rs`, the parameter, its template, and a value.
REPRODUCTIONS = [
    (
        "openapi-core TypeError",
        {"in": "query", "style": "form", "explode": True, "schema": {"type": ["array", "null"], "items": {"type": "string"}}},
        "{?p*}",
        ["a", "b"],
    ),
    ("openapi-core absent (query form exploded object)", {"in": "query", "style": "form", "explode": True, "schema": OBJECT}, "{?p*}", {"a": "x", "b": "y"}),
    ("openapi-core EmptyQueryParameterValue", {"in": "query", "schema": {"type": "string"}}, "{?p}", ""),
    ("openapi-core InvalidSchemaValue", {"in": "query", "schema": {"type": "string", "format": "date"}}, "{?p}", "soon"),
    ("openapi-core reads another value", {"in": "path", "style": "matrix", "explode": False, "schema": ARRAY}, "{;p}", ["a,b"]),
    ("openapi-core DeserializeError", {"in": "header", "style": "simple", "explode": True, "schema": OBJECT}, None, {"a": "x=y", "b": "z"}),
    ("openapi-core CastError", {"in": "query", "style": "spaceDelimited", "explode": False, "schema": NUMBERS}, None, [0.5, 1.5]),
]

# RFC 6570 has no spaces between values; OpenAPI 3.1 §4.8.12.6 writes `R%20100`. Headers are not encoded
# (OpenAPI 3.1.1 appendix D).
WRITTEN = {"spaceDelimited": "p=0.5%201.5", "simple": "a=x=y,b=z"}


def text(parameter, template, value):
    """The text of a value, as the judge of texts writes it."""
    if template is None:
        return WRITTEN[parameter["style"]]
    return uritemplate.expand(template, p=value)


def summary(parameter, value, read, wrong):
    if wrong == "absent":
        shape = "object" if isinstance(value, dict) else "value"
        exploded = "exploded " if parameter.get("explode") else ""
        return f"openapi-core absent ({parameter['in']} {parameter.get('style')} {exploded}{shape})"
    if wrong:
        return f"openapi-core {wrong.split(':')[0]}"
    return None if same(value, read) else "openapi-core reads another value"


def main():
    root = {"openapi": "3.1.0", "info": {"title": "p", "version": "1"}, "paths": {}}
    core = Core(SimpleNamespace(root=root, is_30=False))
    failed = []
    for cause, parameter, template, value in REPRODUCTIONS:
        parameter = {"name": "p", "required": parameter["in"] == "path", **parameter}
        written = text(parameter, template, value)
        raw = written.lstrip("?").split("&") if parameter["in"] == "query" else written
        read, wrong = core.parameter(parameter, parameter["in"], raw)
        found = summary(parameter, value, read, wrong)
        print(f"{cause}: {value!r} as {written!r} is read as {read!r} ({wrong})")
        if found is None or not found.startswith(cause):
            failed.append(f"{cause}: {found}")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
