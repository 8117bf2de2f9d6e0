"""Makes values of the headers that the replies of a document have.

    python make_headers.py DOCUMENT CASES SEED

Each line of CASES is the operation, the header, a value that the independent validator accepts, its text
as RFC 6570 writes it, and whether the value is a text in any case: an object has no type of its own in
licit, and neither has a header that differs between statuses.
"""

import json
import sys
import zlib

from document import Document, schema_of
from expected import NoMeaning, header_text
from values import Unsatisfiable, Values

# How many values each header gets.
VALUES = 4


def main(path, target, seed):
    document = Document(path)
    with open(target, "w", encoding="utf-8") as file:
        for operation in document.operations:
            for case in cases(document, operation, seed):
                file.write(json.dumps(case, ensure_ascii=False) + "\n")


def cases(document, operation, seed):
    declared = {}
    for response in (operation.node.get("responses") or {}).values():
        response = document.follow(response)
        headers = response.get("headers") if isinstance(response, dict) else None
        for name, header in (headers or {}).items():
            header = document.follow(header)
            # Not a header in OpenAPI (3.1 §4.8.17.1).
            if isinstance(header, dict) and name.lower() != "content-type":
                declared.setdefault(name.lower(), (name, []))[1].append(header)
    for name, headers in declared.values():
        differ = any(schema_of(header) != schema_of(headers[0]) for header in headers)
        for number, header in enumerate(headers[:1] * VALUES):
            own = zlib.crc32(f"{seed} {operation.key} {name} {number}".encode())
            case = made(document, header, name, own, number)
            if case:
                value, text = case
                yield {
                    "operation": {"method": operation.method, "path": operation.path},
                    "header": name,
                    "value": value,
                    "text": text,
                    "any": differ or is_choice(document, header) or (isinstance(value, dict) and "content" not in header),
                }


def is_choice(document, header):
    """Whether the schema is a union, which licit reads as a text."""
    schema, _ = schema_of(header)
    schema = document.follow(schema)
    kinds = schema.get("type")
    several = isinstance(kinds, list) and len([kind for kind in kinds if kind != "null"]) > 1
    return several or any(key in schema for key in ("oneOf", "anyOf", "allOf"))


def made(document, header, name, seed, number):
    schema, _ = schema_of(header)
    values = Values(document, seed, odd=number % 2 == 1, ascii_only=True, sent=False)
    try:
        value = values.valid(schema, is_one_value)
        text = header_text({**header, "in": "header", "name": name}, value)
    except (Unsatisfiable, NoMeaning):
        return None
    # Without a value there is no header, and HTTP removes spaces around one.
    return (value, text) if value is not None and text and text == text.strip() else None


def is_one_value(value):
    """Whether the text of the value is that of no other one: a comma separates two."""
    if isinstance(value, list):
        return value and all(not isinstance(v, (list, dict)) and is_item(str(v)) for v in value)
    return True


def is_item(text):
    return text and "," not in text and text == text.strip()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
