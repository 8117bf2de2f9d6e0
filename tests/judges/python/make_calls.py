"""Makes calls with random valid arguments for every operation of a document.

    python make_calls.py DOCUMENT CALLS SEED

Each line of CALLS is one call: the operation, the parameters by place and name, and the body. The
arguments come from the document alone, so that whatever licit leaves out is noticed.
"""

import json
import sys
import zlib

from document import Document, schema_of
from values import Unsatisfiable, Values

# Kinds of calls, and how their values are chosen.
KINDS = {
    "required": {"required_only": True},
    "everything": {},
    "empty lists": {"empty_lists": True},
    "odd text": {"odd": True},
}
# Headers that are not parameters: by OpenAPI 3.1 §4.8.12.2, and those of HTTP/1.1 itself, which only the client
# can know (RFC 9112 §6, §9.6).
NOT_PARAMETERS = {"accept", "content-type", "authorization", "content-length", "transfer-encoding", "connection", "host"}


def main(path, target, seed):
    document = Document(path)
    with open(target, "w", encoding="utf-8") as file:
        for operation in document.operations:
            for call in calls(document, operation, seed):
                file.write(json.dumps(call, ensure_ascii=False) + "\n")


def calls(document, operation, seed):
    number, known = 0, []
    for kind, choices in KINDS.items():
        media_types = declared(operation) if operation.body else [None]
        if kind == "required" and operation.body and not operation.body.get("required"):
            media_types = [None]
        elif kind != "everything":
            media_types = media_types[:1]
        for media_type in media_types:
            number += 1
            own = zlib.crc32(f"{seed} {operation.key} {number}".encode())
            made = call(document, operation, own, kind, choices, media_type)
            arguments = (made["parameters"], made["body"])
            # Without arguments, all kinds of calls are the same.
            if arguments not in known:
                known.append(arguments)
                yield made


def declared(operation):
    """The media types of a body. A range beside a type that it contains says nothing more."""
    known = list(operation.body["content"])
    concrete = [media_type for media_type in known if "*" not in media_type]
    return concrete or known


def concrete(media_type):
    """A media type of a range."""
    return {"*/*": "application/json", "application/*": "application/json"}.get(media_type, media_type.replace("*", "x"))


def call(document, operation, seed, kind, choices, media_type):
    made = {
        "operation": {"method": operation.method, "path": operation.path},
        "kind": kind,
        "parameters": [],
        "body": None,
        "skipped": [],
        "incomplete": False,
    }
    for (place, name), parameter in operation.parameters.items():
        if place == "header" and name.lower() in NOT_PARAMETERS:
            continue
        required = place == "path" or parameter.get("required")
        if kind == "required" and not required:
            continue
        schema, _ = schema_of(parameter)
        own = dict(choices, empty_lists=choices.get("empty_lists", False) and place != "path")
        values = Values(document, seed + len(made["parameters"]), ascii_only=place == "header", sent=None, **own)
        try:
            # A path without its segment is another path.
            value = values.valid(schema, lambda value: place != "path" or value not in ("", [], {}))
        except Unsatisfiable:
            made["skipped"].append(f"{place} {name}")
            made["incomplete"] |= bool(required)
            continue
        if value is None:
            continue
        made["parameters"].append({"in": place, "name": name, "value": value})
    if media_type is not None:
        described = operation.body["content"][media_type] or {}
        values = Values(document, seed, **choices)
        try:
            value = values.valid(described.get("schema", {}))
            made["body"] = {"media_type": concrete(media_type), "declared": media_type, "value": value}
        except Unsatisfiable:
            made["skipped"].append(f"body {media_type}")
            made["incomplete"] |= bool(operation.body.get("required"))
    return made


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
