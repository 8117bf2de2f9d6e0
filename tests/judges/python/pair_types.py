"""Pairs the generated types of a document with the schemas that they stand for.

    python pair_types.py DOCUMENT TYPES JOBS

TYPES describes the generated types (see `types.rs`). The first line of JOBS is the document's components, in JSON
Schema 2020-12. Each other line is one pair: the number of the type, its schema, the document's examples of it, and
the branches of a union with the variant that each has to become.
"""

import json
import sys

from dialect import Dialect
from document import Document

TEXT = {"string"}
# What kinds of JSON a type may stand for.
KINDS = {
    "list": {"array"},
    "map": {"object"},
    "object": {"object"},
    "enum": {"string", "integer", "number"},
    "union": {"string", "integer", "number", "boolean", "array", "object"},
    "String": TEXT, "Date": TEXT, "DateTime": TEXT, "Uuid": TEXT, "Uri": TEXT, "Bytes": TEXT, "Secret": TEXT,
    "Integer": {"integer"},
    "Unsigned": {"integer"},
    "Number": {"number"},
    "Decimal": {"number", "string"},
    "Boolean": {"boolean"},
    "Json": {"object", "array"},
    "Text": TEXT,
    "File": TEXT,
}


class Pairs:
    """Walks schemas and types side by side."""

    def __init__(self, document, types):
        self.document = document
        self.models = types["models"]
        self.by_pointer = types["components"]
        self.found = {}

    def component(self, pointer, at, examples=()):
        node = self.document.at(pointer)
        if pointer.startswith("#/components/schemas/"):
            self.pair({"$ref": pointer}, {"model": at}, list(examples))
        elif isinstance(node, dict):
            self.content(node, {"model": at})

    def content(self, response, described):
        """The JSON of a response. Other media types are not decoded into models."""
        for media_type, content in (response.get("content") or {}).items():
            if "json" in media_type and isinstance(content, dict) and "schema" in content:
                self.pair(content["schema"], described, self.examples_of(content))

    def examples_of(self, node):
        found = [node["example"]] if "example" in node else []
        examples = node.get("examples")
        if isinstance(examples, list):
            return found + examples
        for example in (examples or {}).values() if isinstance(examples, dict) else []:
            example = self.document.follow(example)
            if isinstance(example, dict):
                found += [example[key] for key in ("value", "dataValue") if key in example]
        return found

    def pair(self, schema, described, examples):
        """Pairs a schema with the description of a type, and what they contain."""
        if not isinstance(schema, dict) or not isinstance(described, dict):
            return
        if "list" in described:
            flat = self.flat(schema)
            items = [item for example in examples if isinstance(example, list) for item in example]
            self.pair(flat.get("items"), described["list"], items)
        elif "map" in described:
            more = self.flat(schema).get("additionalProperties")
            members = [m for example in examples if isinstance(example, dict) for m in example.values()]
            self.pair(more, described["map"], members)
        elif "model" in described:
            self.model(schema, described["model"], examples)

    def without_null(self, schema):
        """The other branch, if one of two is null or an object that can only be empty and stands for it in 3.0."""
        parts = schema.get("allOf") or [schema]
        for part in parts:
            listed = part.get("oneOf") or part.get("anyOf") if isinstance(part, dict) else None
            rest = [one for one in listed or [] if isinstance(one, dict) and not is_null(self.flat(one))]
            if listed and len(rest) == 1 and len(listed) == 2:
                return rest[0]
        return schema

    def model(self, schema, at, examples):
        schema = self.without_null(schema)
        # The schema of a component is named by its reference, so that it is one pair wherever it is used.
        key = (at, json.dumps(schema, sort_keys=True))
        known = self.found.get(key)
        if known:
            known["examples"] += [one for one in examples if one not in known["examples"]]
            return
        model = self.models[at]
        flat = self.flat(schema)
        own = self.examples_of(flat) if "oneOf" not in schema else []
        pair = {"type": at, "name": model["name"], "kind": model["kind"], "schema": schema, "examples": examples + own}
        self.found[key] = pair
        if model["kind"] == "object":
            self.object(flat, model, pair["examples"])
        elif model["kind"] == "alias":
            self.pair(schema, model["of"], examples)
        elif model["kind"] == "union":
            pair["branches"] = self.branches(schema, flat, model)
            pair["overlaps"] = model["overlaps"]

    def object(self, flat, model, examples):
        for name, described in model["fields"].items():
            inside = [e[name] for e in examples if isinstance(e, dict) and name in e]
            self.pair((flat.get("properties") or {}).get(name), described, inside)
        if model.get("additional"):
            self.pair(flat.get("additionalProperties"), model["additional"], [])

    def branches(self, schema, flat, model):
        """The branches of a union, each with the variants that may stand for it: `None` if that cannot be said."""
        listed = flat.get("oneOf") or flat.get("anyOf")
        if not listed:
            listed = [{"$ref": pointer} for pointer in self.children(schema)]
        listed = [one for one in listed if isinstance(one, dict) and self.flat(one).get("type") != "null"]
        members = model["members"]
        found = []
        for branch in listed:
            at = self.by_pointer.get(branch.get("$ref"))
            variants = [m["variant"] for m in members if at is not None and m["type"].get("model") == at]
            variants = variants or self.alike(branch, listed, members)
            member = next((m for m in members if m["variant"] in variants), None)
            if member:
                self.pair(branch, member["type"], [])
            found.append({"schema": branch, "variants": variants or None, "tags": self.tags(flat, branch)})
        return found

    def alike(self, branch, listed, members):
        """The variants for a branch without a component: those of its kind of JSON, in the same order."""
        kind = self.kind(self.flat(branch))
        same = [one for one in listed if self.kind(self.flat(one)) == kind]
        variants = [m["variant"] for m in members if kind in KINDS[self.kind_of(m["type"])]]
        return [variants[same.index(branch)]] if kind and len(same) == len(variants) else []

    def kind(self, flat):
        kind = flat.get("type")
        if isinstance(kind, list):
            known = [one for one in kind if one != "null"]
            kind = known[0] if len(known) == 1 else None
        return kind or ("object" if "properties" in flat else None)

    def kind_of(self, described):
        """The kind of JSON of a type, or its name."""
        if "model" not in described:
            return next(iter(described)) if "builtin" not in described else described["builtin"]
        model = self.models[described["model"]]
        return self.kind_of(model["of"]) if model["kind"] == "alias" else model["kind"]

    def children(self, schema):
        """The components that inherit from a component with a discriminator, and itself."""
        own = schema.get("$ref")
        flat = self.document.follow(schema)
        if not own or not isinstance(flat.get("discriminator"), dict):
            return []
        schemas = (self.document.root.get("components") or {}).get("schemas") or {}
        parents = {
            f"#/components/schemas/{name}": [part.get("$ref") for part in node.get("allOf") or [] if isinstance(part, dict)]
            for name, node in schemas.items() if isinstance(node, dict)
        }
        reached = [own]
        for pointer in reached:
            reached += [child for child, of in parents.items() if pointer in of and child not in reached]
        return reached

    def tags(self, flat, branch):
        """The member and the values by which the discriminator names a branch."""
        discriminator, reference = flat.get("discriminator"), branch.get("$ref")
        if not isinstance(discriminator, dict) or not reference:
            return None
        name = reference.rsplit("/", 1)[-1]
        mapping = discriminator.get("mapping") or {}
        values = [tag for tag, to in mapping.items() if to in (reference, name)]
        return {"name": discriminator.get("propertyName"), "values": values or [name]}

    def flat(self, schema, depth=0):
        """The schema with references followed, the members of its `allOf` together."""
        schema = self.document.follow(schema)
        if not isinstance(schema, dict) or depth > 20:
            return {}
        merged = {}
        for part in [*(schema.get("allOf") or []), {k: v for k, v in schema.items() if k != "allOf"}]:
            part = self.flat(part, depth + 1) if part.get("allOf") or part.get("$ref") else part
            for key, value in part.items():
                both = isinstance(value, dict) and isinstance(merged.get(key), dict)
                merged[key] = {**merged[key], **value} if both and key == "properties" else value
        return merged


def is_null(flat):
    empty = flat.get("additionalProperties") is False and not flat.get("properties")
    return flat.get("type") == "null" or (empty and flat.get("nullable") is True)


def main(path, types, target):
    document = Document(path)
    with open(types, encoding="utf-8") as file:
        types = json.load(file)
    pairs = Pairs(document, types)
    for pointer, at in types["components"].items():
        try:
            pairs.component(pointer, at)
        except (KeyError, IndexError, TypeError):
            continue
    for operation in document.operations:
        for status, described in types["replies"].get(operation.key, {}).items():
            response = document.follow((operation.node.get("responses") or {}).get(status))
            if isinstance(response, dict):
                pairs.content(response, described)
    dialect = Dialect(document)
    with open(target, "w", encoding="utf-8") as file:
        file.write(json.dumps(dialect.components()) + "\n")
        for pair in pairs.found.values():
            if types["models"][pair["type"]]["received"]:
                file.write(json.dumps(dialect.pair(pair)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
