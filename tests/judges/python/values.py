"""Random values of a schema. The caller holds them against an independent validator."""

import random
import re

import rstr

ODD = [
    "two words",
    "a,b",
    "a/b",
    "100%",
    "%2F",
    "größe",
    "日本",
    "a&b=c",
    "x;y",
    "a|b",
    "#1?",
    "+1",
    "it's",
    "a.b",
    "[0]",
    "\u00e9\U0001F600",
]
PLAIN = ["alpha", "beta7", "Gamma", "d", "12", "true", "long-er_text"]
FORMATS = {
    "date": ["2024-02-29", "1999-12-31"],
    "date-time": ["2024-02-29T23:59:59Z", "2021-06-01T08:30:00.250Z"],
    "time": ["10:20:30Z"],
    "uuid": ["67e55044-10b1-426f-9247-bb680e5fe0c8"],
    "uri": ["https://example.com/a?b=c"],
    "url": ["https://example.com/a?b=c"],
    "email": ["ada@example.com"],
    "byte": ["aGVsbG8=", ""],
    "ipv4": ["192.0.2.7"],
    "ipv6": ["2001:db8::7"],
    "hostname": ["example.com"],
    "duration": ["P1DT2H"],
    "decimal": ["1.10"],
}


class Unsatisfiable(Exception):
    """No value was found."""


class Values:
    """How values are chosen."""

    def __init__(self, document, seed, odd=False, required_only=False, empty_lists=False, sent=True, ascii_only=False):
        self.document = document
        self.random = random.Random(seed)
        self.odd = odd
        self.required_only = required_only
        self.empty_lists = empty_lists
        self.sent = sent
        self.ascii_only = ascii_only

    def valid(self, schema, wanted=lambda value: True, attempts=16):
        """A value that the independent validator accepts, and the caller as well."""
        for _ in range(attempts):
            try:
                value = self.of(schema, 0)
            except (Unsatisfiable, KeyError, TypeError, IndexError, ValueError, RecursionError):
                continue
            try:
                if wanted(value) and self.document.is_valid(schema, value, self.sent):
                    return value
            except Exception as error:  # Also what `referencing` raises for a reference that leads nowhere.
                raise Unsatisfiable from error
        raise Unsatisfiable

    def of(self, schema, depth):
        schema = self.flat(schema, 0)
        if schema is True or schema == {}:
            return self.text({})
        if schema is False:
            raise Unsatisfiable
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            known = [v for v in schema["enum"] if v is not None] or schema["enum"]
            return self.random.choice(known)
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                rest = {k: v for k, v in schema.items() if k not in (key, "discriminator")}
                branch = self.random.choice(schema[key])
                merged = self.flat({"allOf": [rest, branch]}, 0)
                value = self.of(merged, depth)
                return self.tag(schema, branch, value)
        kind = self.kind(schema)
        if kind == "null":
            return None
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind in ("integer", "number"):
            return self.number(schema, kind)
        if kind == "array":
            return self.array(schema, depth)
        if kind == "object":
            return self.object(schema, depth)
        return self.text(schema)

    def kind(self, schema):
        kinds = schema.get("type")
        if isinstance(kinds, list):
            kinds = [k for k in kinds if k != "null"] or ["null"]
            return self.random.choice(kinds)
        if kinds:
            return kinds
        if "properties" in schema or "additionalProperties" in schema or "patternProperties" in schema:
            return "object"
        if "items" in schema or "prefixItems" in schema:
            return "array"
        if "minimum" in schema or "maximum" in schema:
            return "integer"
        return "string"

    def flat(self, schema, depth):
        """The schema with its references followed and its `allOf` merged."""
        if isinstance(schema, bool):
            return schema
        if not isinstance(schema, dict) or depth > 40:
            raise Unsatisfiable
        if "$ref" in schema:
            target = self.document.follow(schema)
            beside = {k: v for k, v in schema.items() if k != "$ref"}
            if self.document.is_30 or not beside:
                return self.flat(target, depth + 1)
            return self.merge(self.flat(target, depth + 1), self.flat(beside, depth + 1))
        if "allOf" not in schema:
            return schema
        merged = {k: v for k, v in schema.items() if k != "allOf"}
        for part in schema["allOf"]:
            merged = self.merge(merged, self.flat(part, depth + 1))
        return merged

    def merge(self, one, other):
        if one is False or other is False:
            return False
        if one is True:
            return other
        if other is True:
            return one
        merged = dict(one)
        for key, value in other.items():
            if key not in merged:
                merged[key] = value
            elif key == "properties":
                both = dict(merged[key])
                for name, schema in value.items():
                    both[name] = {"allOf": [both[name], schema]} if name in both else schema
                merged[key] = both
            elif key == "required":
                merged[key] = list(dict.fromkeys([*merged[key], *value]))
            elif key in ("minimum", "minLength", "minItems", "minProperties"):
                merged[key] = max(merged[key], value)
            elif key in ("maximum", "maxLength", "maxItems", "maxProperties"):
                merged[key] = min(merged[key], value)
            elif key == "enum":
                merged[key] = [v for v in merged[key] if v in value]
            elif key in ("oneOf", "anyOf"):
                merged[key] = merged[key] if merged[key] == value else [
                    {"allOf": [a, b]} for a in merged[key] for b in value
                ]
            elif key == "items":
                merged[key] = {"allOf": [merged[key], value]}
            elif key == "additionalProperties" and value is False:
                merged[key] = False
        return merged

    def tag(self, schema, branch, value):
        """Sets the discriminator to the value that names the branch."""
        discriminator = schema.get("discriminator")
        if not isinstance(discriminator, dict) or not isinstance(value, dict):
            return value
        name = discriminator.get("propertyName")
        reference = branch.get("$ref") if isinstance(branch, dict) else None
        if not reference or not name:
            return value
        described = self.flat(branch, 0)
        own = (described.get("properties") or {}).get(name)
        own = self.flat(own, 0) if own is not None else {}
        mapped = [tag for tag, to in (discriminator.get("mapping") or {}).items()
                  if to == reference or to == reference.rsplit("/", 1)[-1]]
        if mapped:
            value[name] = self.random.choice(mapped)
        elif "const" not in own and len(own.get("enum") or []) != 1:
            value[name] = reference.rsplit("/", 1)[-1]
        return value

    def number(self, schema, kind):
        low = schema.get("minimum")
        high = schema.get("maximum")
        exclusive = schema.get("exclusiveMinimum")
        if isinstance(exclusive, (int, float)) and not isinstance(exclusive, bool):
            low = exclusive + (1 if kind == "integer" else 0.5)
        elif exclusive is True and low is not None:
            low += 1 if kind == "integer" else 0.5
        exclusive = schema.get("exclusiveMaximum")
        if isinstance(exclusive, (int, float)) and not isinstance(exclusive, bool):
            high = exclusive - (1 if kind == "integer" else 0.5)
        elif exclusive is True and high is not None:
            high -= 1 if kind == "integer" else 0.5
        if low is None:
            low = min(0, high) if high is not None else 0
        if high is None:
            high = low + 1000
        step = schema.get("multipleOf")
        if kind == "integer":
            value = self.random.randint(int(low), max(int(high), int(low)))
            if step and step >= 1:
                value = value - value % int(step)
                value = value if value >= low else value + int(step)
            return value
        if step:
            return round(low + step * self.random.randint(0, 5), 6)
        value = self.random.choice([float(int(low)), low + 0.5, low + 0.25, high])
        return min(max(value, low), high)

    def text(self, schema):
        if schema.get("pattern"):
            return self.of_pattern(schema)
        known = FORMATS.get(schema.get("format"))
        if known:
            return self.random.choice(known)
        texts = PLAIN
        if self.odd and schema.get("format") not in ("binary",):
            texts = [t for t in ODD if t.isascii()] if self.ascii_only else ODD
        text = self.random.choice(texts)
        shortest, longest = schema.get("minLength", 0), schema.get("maxLength")
        while len(text) < shortest:
            text += self.random.choice("abc9")
            if len(text) > 5000:
                raise Unsatisfiable
        if longest is not None:
            text = text[: max(longest, 0)]
        return text

    def of_pattern(self, schema):
        pattern = schema["pattern"]
        text = self.random.choice(PLAIN)
        if not re.search(pattern, text):
            # A part of the pattern that may repeat without end is repeated a few times.
            text = rstr.Rstr(self.random).xeger(pattern.replace("\\z", "$"))[:2000]
        longest = schema.get("maxLength", 60)
        if len(text) > longest and re.search(pattern, text[:longest]):
            text = text[:longest]
        if any(ord(c) < 32 for c in text):
            raise Unsatisfiable
        return text

    def array(self, schema, depth):
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        if self.empty_lists and least == 0:
            return []
        if depth > 7 and least == 0:
            return []
        tuple_items = schema.get("prefixItems") or []
        items = [self.of(item, depth + 1) for item in tuple_items]
        if "items" not in schema and tuple_items:
            return items
        count = max(least, self.random.randint(1, 3))
        count = count if most is None else min(count, most)
        described = schema.get("items", {})
        tries = 0
        while len(items) < count and tries < 30:
            tries += 1
            item = self.of(described, depth + 1)
            if schema.get("uniqueItems") and item in items:
                continue
            items.append(item)
        return items

    def object(self, schema, depth):
        value = {}
        required = schema.get("required") or []
        for name, described in (schema.get("properties") or {}).items():
            flat = self.flat(described, 0)
            hidden = isinstance(flat, dict) and flat.get("readOnly" if self.sent else "writeOnly")
            if hidden:
                continue
            wanted = name in required
            if not wanted and (self.required_only or depth > 4 or (depth > 1 and self.random.random() < 0.4)):
                continue
            try:
                value[name] = self.of(described, depth + 1)
            except (Unsatisfiable, KeyError, RecursionError):
                if wanted:
                    raise Unsatisfiable from None
        least = schema.get("minProperties", 0)
        for name, described in (schema.get("properties") or {}).items():
            if len(value) < least and name not in value:
                value[name] = self.of(described, depth + 1)
        self.add_more(schema, value, depth)
        return value

    def add_more(self, schema, value, depth):
        """Members that no property names."""
        more = schema.get("additionalProperties")
        wanted = schema.get("minProperties", 0) - len(value)
        if isinstance(more, dict) and more != {} and not self.required_only and depth < 4:
            wanted = max(wanted, self.random.randint(0, 2))
        for pattern, described in (schema.get("patternProperties") or {}).items():
            if not self.required_only and depth < 4:
                value[rstr.Rstr(self.random).xeger(pattern)] = self.of(described, depth + 1)
        for number in range(max(wanted, 0)):
            described = more if isinstance(more, dict) else {}
            value[f"more{number}"] = self.of(described, depth + 1)
