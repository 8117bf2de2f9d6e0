"""What a request has to be: the texts of parameters, by `uritemplate`, an implementation of RFC 6570.

OpenAPI defines the styles by that RFC (OpenAPI 3.1 §4.8.12.4, and appendix C of 3.1.1). The three styles
that the RFC does not have are written after the table in §4.8.12.6.
"""

import json
import urllib.parse

import uritemplate

from document import schema_of, style_of


class NoMeaning(Exception):
    """OpenAPI gives no meaning to this style for this value."""


def text(value):
    """A primitive value as text: numbers in the shortest form of JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (dict, list)):
        raise NoMeaning("a nested value")
    return str(value)


def texts(value):
    """The value with texts in place of primitive values, as RFC 6570 §2.3 has them."""
    if isinstance(value, list):
        return [text(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {name: text(item) for name, item in value.items() if item is not None}
    return text(value)


def expand(prefix, name, value, explode, variable="v"):
    template = "{" + prefix + variable + ("*" if explode else "") + "}"
    return uritemplate.expand(template, {variable: value})


def encode(value):
    """Only unreserved characters stay (RFC 6570 §3.2.1)."""
    return urllib.parse.quote(value, safe="")


def path_text(parameter, value):
    """The text in place of `{name}` in a path."""
    schema, media_type = schema_of(parameter)
    if media_type:
        return encode(json_text(value, media_type))
    style, explode = style_of(parameter)
    prefix = {"simple": "", "label": ".", "matrix": ";"}.get(style)
    if prefix is None:
        raise NoMeaning(f"{style} in a path")
    if prefix == ";":
        return named(expand(";", None, texts(value), explode), parameter["name"], ";", value, explode)
    return expand(prefix, None, texts(value), explode)


def named(expanded, name, separator, value, explode):
    """Puts the name in place of the variable `v`, whose name RFC 6570 restricts."""
    own = encode(name)
    if isinstance(value, dict) and explode:
        return expanded
    start = expanded[:1]
    parts = expanded[1:].split(separator) if expanded else []
    parts = [own + part[1:] if part == "v" or part.startswith("v=") else part for part in parts]
    return start + separator.join(parts) if parts else ""


def pairs(parameter, value):
    """The pairs `name=value` of a query or a form body, as they stand there. Alternatives are lists of pairs."""
    schema, media_type = schema_of(parameter)
    name = encode(parameter["name"])
    if media_type:
        return [[f"{name}={encode(json_text(value, media_type))}"]]
    style, explode = style_of(parameter)
    value = value if style == "deepObject" else texts(value)
    if style == "form":
        expanded = named(expand("?", None, value, explode), parameter["name"], "&", value, explode)
        written = expanded[1:].split("&") if expanded else []
        if value in ([], {}):
            # Undefined by RFC 6570 §2.3; OpenAPI's table has a column for empty values.
            return [[], [f"{name}="]]
        return [written]
    if style in ("spaceDelimited", "pipeDelimited"):
        if not isinstance(value, (list, dict)):
            raise NoMeaning(f"{style} for a primitive value")
        if explode:
            # Without a meaning of its own; the same as `form` (OpenAPI 3.0.0 for lists).
            return [[f"{name}={encode(item)}" for item in value]] if isinstance(value, list) else [[]]
        items = [part for pair in value.items() for part in pair] if isinstance(value, dict) else value
        if not items:
            return [[], [f"{name}="]]
        delimiters = ["%20", "+"] if style == "spaceDelimited" else ["%7C", "|"]
        return [[f"{name}={d.join(encode(item) for item in items)}"] for d in delimiters]
    if style == "deepObject":
        if not isinstance(value, dict):
            raise NoMeaning("deepObject for a value that is no object")
        return [list(deep(name, value)), list(deep(name, value, index=True))]
    raise NoMeaning(f"{style} in a query")


def deep(name, value, index=False):
    """`name[member]=value`. Deeper levels go on the same way, as `qs` and Rack read them."""
    if isinstance(value, dict):
        for member, inner in value.items():
            yield from deep(f"{name}%5B{encode(member)}%5D", inner, index)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                raise NoMeaning("a list of objects in deepObject")
            yield f"{name}%5B%5D={encode(text(item))}" if index else f"{name}={encode(text(item))}"
    elif value is not None:
        yield f"{name}={encode(text(value))}"


def header_text(parameter, value):
    """The value of a header: `simple`, without percent-encoding."""
    schema, media_type = schema_of(parameter)
    if media_type:
        return json_text(value, media_type)
    style, explode = style_of(parameter)
    if style != "simple":
        raise NoMeaning(f"{style} in a header")
    value = texts(value)
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, dict):
        return ",".join(f"{k}={v}" if explode else f"{k},{v}" for k, v in value.items())
    return value


def json_text(value, media_type):
    if "json" in media_type:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text(value)


def normal(written):
    """Percent-encoded text in its normal form (RFC 3986 §6.2.2)."""
    result = []
    at = 0
    data = written
    while at < len(data):
        if data[at] == "%" and at + 2 < len(data) + 0 and is_hex(data[at + 1 : at + 3]):
            char = chr(int(data[at + 1 : at + 3], 16))
            if char.isascii() and (char.isalnum() or char in "-._~"):
                result.append(char)
            else:
                result.append(data[at : at + 3].upper())
            at += 3
        else:
            char = data[at]
            result.append(char if char.isascii() else encode(char))
            at += 1
    return "".join(result)


def is_hex(two):
    return len(two) == 2 and all(c in "0123456789abcdefABCDEF" for c in two)
