"""Writes the schemas of a document in JSON Schema 2020-12, for a generator that does not know OpenAPI: 3.0's own
keywords, and discriminators, which a generator would otherwise fill with random texts."""

import copy

# Where a schema contains schemas.
ONE = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedProperties")
LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
MAP = ("properties", "patternProperties", "$defs", "dependentSchemas")


def mean_objects(schema):
    """Gives `type: object` to each schema with properties. Without it other values are valid as well (2020-12
    §10.3.2.1), which no document means, but which the generator makes where it stops descending."""
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict):
        schema.setdefault("type", "object")
    for key in ONE:
        mean_objects(schema.get(key))
    for key in LIST:
        for one in schema[key] if isinstance(schema.get(key), list) else []:
            mean_objects(one)
    for key in MAP:
        for one in schema[key].values() if isinstance(schema.get(key), dict) else []:
            mean_objects(one)


class Dialect:
    """The schemas of one document."""

    def __init__(self, document):
        self.document = document
        self.schemas = (document.root.get("components") or {}).get("schemas") or {}

    def components(self):
        """All components. Whatever a reference may lead to is in them."""
        known = copy.deepcopy(self.document.root.get("components") or {})
        known["schemas"] = {name: self.named(name, schema) for name, schema in self.schemas.items()}
        return known

    def pair(self, pair):
        """A pair with the schemas to generate: its own, and each branch of a union with what stands beside it."""
        own = self.of(pair["schema"])
        for branch in pair.get("branches", []):
            made, tags = self.of(branch["schema"]), branch["tags"]
            if tags and tags["name"] and tags["values"]:
                made = self.tagged(made, tags["name"], tags["values"][0])
            branch["generate"] = made
        return {**pair, "generate": own}

    def named(self, name, schema):
        """A component. One that inherits has the value that the discriminator has for it."""
        plain = self.of(schema)
        tag = self.inherited(name, schema)
        return self.tagged(plain, *tag) if tag else plain

    def inherited(self, name, schema, depth=0):
        for part in (schema.get("allOf") or []) if isinstance(schema, dict) else []:
            parent = self.document.follow(part)
            if depth > 8 or not isinstance(parent, dict) or "$ref" not in part:
                continue
            discriminator = parent.get("discriminator")
            if isinstance(discriminator, dict) and not parent.get("oneOf") and not parent.get("anyOf"):
                return discriminator.get("propertyName"), self.value(discriminator, f"#/components/schemas/{name}")
            found = self.inherited(name, parent, depth + 1)
            if found:
                return found
        return None

    def value(self, discriminator, reference):
        """The value that names a component."""
        name = reference.rsplit("/", 1)[-1]
        for value, to in (discriminator.get("mapping") or {}).items():
            if to in (reference, name):
                return value
        return name

    def tagged(self, schema, name, value):
        return {"allOf": [schema, {"type": "object", "properties": {name: {"const": value}}, "required": [name]}]}

    def of(self, schema):
        if not isinstance(schema, dict):
            return schema
        found = {}
        for key, value in schema.items():
            if key in ONE:
                found[key] = self.of(value)
            elif key in LIST and isinstance(value, list):
                found[key] = [self.of(one) for one in value]
            elif key in MAP and isinstance(value, dict):
                found[key] = {name: self.of(one) for name, one in value.items()}
            else:
                found[key] = value
        if "properties" in found:
            found.setdefault("type", "object")
        self.discriminate(found)
        if self.document.is_30:
            self.of_30(found)
        return found

    def discriminate(self, schema):
        discriminator = schema.pop("discriminator", None)
        for key in ("oneOf", "anyOf"):
            if isinstance(discriminator, dict) and isinstance(schema.get(key), list):
                name = discriminator.get("propertyName")
                schema[key] = [
                    self.tagged(one, name, self.value(discriminator, one["$ref"])) if "$ref" in one else one
                    for one in schema[key]
                ]

    def of_30(self, schema):
        if schema.pop("nullable", False) and isinstance(schema.get("type"), str):
            schema["type"] = [schema["type"], "null"]
            if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
                schema["enum"] = [*schema["enum"], None]
        for key, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if schema.get(key) is True and bound in schema:
                schema[key] = schema.pop(bound)
            elif isinstance(schema.get(key), bool):
                del schema[key]
