"""Reads an OpenAPI document without licit: references, operations, parameters, validators."""

import json
import re
import urllib.parse
from functools import cached_property

import yaml
from openapi_schema_validator import OAS30ReadValidator, OAS30Validator, OAS30WriteValidator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema: `on` is a text, and so is a date."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: decimal(loader.construct_scalar(node)))


def decimal(text):
    """An integer of YAML 1.2: a leading zero does not make it octal."""
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".json"):
        return json.loads(text)
    return json.loads(json.dumps(yaml.load(text, CoreLoader)))


class Document:
    """One document, of one file."""

    def __init__(self, path):
        self.root = read(path)
        self.is_30 = str(self.root.get("openapi", "")).startswith("3.0")
        if not self.is_30:
            # Every schema is then of the dialect that the validator knows.
            self.root.pop("jsonSchemaDialect", None)
        resource = Resource(contents=self.root, specification=DRAFT202012)
        registry = Registry().with_resource("urn:document", resource)
        self.resolver = registry.resolver("urn:document")
        self.patterns = {}

    def follow(self, node):
        """What a node refers to, through any number of references."""
        seen = 0
        while isinstance(node, dict) and isinstance(node.get("$ref"), str) and seen < 50:
            try:
                node = self.at(node["$ref"])
            except (KeyError, IndexError, TypeError, ValueError):
                # A fault of the document.
                return {}
            seen += 1
        return node

    def at(self, reference):
        if not reference.startswith("#/"):
            raise KeyError(reference)
        node = self.root
        for part in reference[2:].split("/"):
            part = urllib.parse.unquote(part).replace("~1", "/").replace("~0", "~")
            node = node[int(part)] if isinstance(node, list) else node[part]
        return node

    def validator(self, schema, sent):
        """An independent validator of a schema, for bodies of requests (`True`), of replies (`False`), or neither."""
        cls = OAS31Validator
        if self.is_30:
            cls = {None: OAS30Validator, True: OAS30WriteValidator, False: OAS30ReadValidator}[sent]
        return cls(schema, _resolver=self.resolver, format_checker=None)

    def is_valid(self, schema, value, sent):
        return next(self.validator(schema, sent).iter_errors(value), None) is None

    @cached_property
    def operations(self):
        found = []
        for path, item in (self.root.get("paths") or {}).items():
            item = self.follow(item)
            if not isinstance(item, dict):
                continue
            for method, operation in item.items():
                if method.lower() in METHODS and isinstance(operation, dict):
                    found.append(Operation(self, path, method.lower(), item, operation))
        return found


class Operation:
    """An operation with the parameters of its path."""

    def __init__(self, document, path, method, item, node):
        self.document = document
        self.path = path
        self.method = method
        self.node = node
        self.parameters = {}
        for parameter in (item.get("parameters") or []) + (node.get("parameters") or []):
            parameter = document.follow(parameter)
            if isinstance(parameter, dict) and "name" in parameter:
                self.parameters[parameter.get("in"), parameter["name"]] = parameter
        servers = node.get("servers") or item.get("servers") or document.root.get("servers")
        self.servers = servers or [{"url": "/"}]

    @cached_property
    def body(self):
        body = self.document.follow(self.node.get("requestBody"))
        return body if isinstance(body, dict) and body.get("content") else None

    def base_path(self):
        """The path of the first server with its variables' defaults."""
        server = self.servers[0]
        url = server.get("url", "/")
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace("{%s}" % name, str(variable.get("default", "")))
        return url

    @property
    def key(self):
        return f"{self.method.upper()} {self.path}"


def schema_of(parameter):
    """The schema of a parameter, and the media type if it has `content`."""
    content = parameter.get("content")
    if content:
        media_type, described = next(iter(content.items()))
        return (described or {}).get("schema", {}), media_type
    return parameter.get("schema", {}), None


def style_of(parameter):
    place = parameter.get("in")
    style = parameter.get("style") or ("form" if place in ("query", "cookie") else "simple")
    explode = parameter.get("explode")
    return style, (style in ("form", "deepObject")) if explode is None else bool(explode)
