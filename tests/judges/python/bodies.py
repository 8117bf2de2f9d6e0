"""Judges bodies: JSON, text and bytes by equality, forms by their pairs, multipart bodies by their parts."""

import json
import urllib.parse

import expected
from core import same
from expected import NoMeaning


def essence(media_type):
    return (media_type or "").split(";")[0].strip().lower()


def is_json(media_type):
    kind = essence(media_type)
    return kind == "application/json" or kind.endswith("+json") or kind in ("text/json", "*/*")


class Bodies:
    def __init__(self, document, core):
        self.document = document
        self.core = core

    def judge(self, judge, operation, request, given):
        if given is None:
            if request.body:
                judge.point("body", "was not given", None, request.body[:200].decode("latin-1"))
            return
        declared, value = given["declared"], given["value"]
        sent = request.media_type()
        if sent is None and value == {} and not operation.body.get("required"):
            return
        if essence(sent) != essence(declared) and "*" not in declared:
            judge.point("content-type", "another media type", declared, sent)
            return
        described = operation.body["content"][declared] or {}
        kind = essence(given["media_type"])
        if kind == "application/x-www-form-urlencoded":
            self.form(judge, described, request, value)
        elif kind == "multipart/form-data":
            self.multipart(judge, described, request, value)
        elif is_json(given["media_type"]):
            self.json(judge, request, value)
        else:
            text = value if isinstance(value, str) else json.dumps(value)
            if request.body != text.encode():
                judge.point("body", "differs", text, request.body.decode("latin-1"))

    def json(self, judge, request, value):
        try:
            got = json.loads(request.body)
        except ValueError:
            judge.point("body", "is not JSON", None, request.body[:300].decode("latin-1"))
            return
        if got != value:
            judge.point("body", "differs", json.dumps(value)[:600], json.dumps(got)[:600])

    def form(self, judge, described, request, value):
        left = [pair.replace("+", "%20") for pair in request.body.decode("latin-1").split("&") if pair]
        # Forms leave `*` as it is (WHATWG URL §5.2).
        left = [expected.normal(pair).replace("*", "%2A") for pair in left]
        waiting = []
        for name, member in value.items():
            encoding = (described.get("encoding") or {}).get(name) or {}
            try:
                alternatives = self.pairs(name, member, encoding)
            except NoMeaning as why:
                judge.notes.append({"what": f"no meaning: {why}", "kind": "form", "detail": name})
                waiting.append((name, None, member))
                continue
            if judge.take(left, alternatives, encoding.get("allowReserved")) is None:
                waiting.append((name, alternatives, member))
        for name, alternatives, member in waiting:
            own = expected.normal(expected.encode(name))
            mine = [pair for pair in left if pair.split("=")[0].split("%5B")[0] == own]
            left = [pair for pair in left if pair not in mine]
            if alternatives is not None:
                wanted = " or ".join("&".join(pairs) or "(nothing)" for pairs in alternatives)
                shape = type(member).__name__
                judge.points.append({"where": "form", "what": f"`{name}` is written in another way",
                                     "kind": f"form {shape}, encoding {sorted((described.get('encoding') or {}).get(name) or {})}",
                                     "expected": wanted, "got": "&".join(mine)})
        for pair in left:
            judge.point("form", "is not a member that was given", None, pair)

    def pairs(self, name, member, encoding):
        """The pairs of a member, as OpenAPI 3.1 §4.8.15 has them."""
        parameter = {"name": name, "in": "query", "schema": {}}
        if any(key in encoding for key in ("style", "explode", "allowReserved")):
            return expected.pairs({**parameter, **{k: encoding[k] for k in ("style", "explode") if k in encoding}}, member)
        if "json" in (encoding.get("contentType") or ""):
            return expected.pairs({"name": name, "in": "query", "content": {"application/json": {}}}, member)
        own = expected.encode(name)
        if isinstance(member, dict) or (isinstance(member, list) and any(isinstance(i, (dict, list)) for i in member)):
            # 3.1.1 §4.8.15.1: the default content type of an object is JSON. 3.0 and 3.1.0 name the style
            # `form` in the text, and JSON in the example.
            found = [expected.pairs({"name": name, "in": "query", "content": {"application/json": {}}}, member)[0]]
            if isinstance(member, list):
                found.append([f"{own}={expected.encode(expected.json_text(item, 'json'))}" for item in member])
            else:
                try:
                    found += expected.pairs(parameter, member)
                except NoMeaning:
                    pass
            return found
        return expected.pairs(parameter, member)

    def multipart(self, judge, described, request, value):
        try:
            left = request.parts()
        except Exception as error:
            judge.point("multipart", f"cannot be read: {error}")
            return
        properties = self.properties(described.get("schema", {}))
        for name, member in value.items():
            encoding = (described.get("encoding") or {}).get(name) or {}
            schema = properties.get(name, {})
            items = member if isinstance(member, list) else [member]
            mine = [part for part in left if part[0] == name]
            left = [part for part in left if part[0] != name]
            if "json" in (encoding.get("contentType") or "") and isinstance(member, list) and len(mine) == 1:
                items = [member]
            if len(mine) != len(items):
                judge.point("multipart", f"`{name}` has another number of parts", len(items), len(mine))
                continue
            for item, part in zip(items, mine):
                self.part(judge, name, item, part, encoding, schema)
        for part in left:
            judge.point("multipart", "is not a member that was given", None, str(part[0]))

    def part(self, judge, name, item, part, encoding, schema):
        _, filename, media_type, content, _ = part
        text = content.decode("utf-8", "replace")
        declared = encoding.get("contentType")
        if declared and "*" not in declared and essence(media_type) not in [essence(t) for t in declared.split(",")]:
            judge.point("multipart", f"`{name}` has another media type", declared, media_type)
        elif isinstance(item, dict) and not declared and not is_json(media_type):
            judge.point("multipart", f"`{name}` is an object and not marked as JSON", "application/json", media_type)
        if isinstance(item, (dict, list)) or (declared and "json" in declared):
            try:
                right = json.loads(text) == item
            except ValueError:
                right = False
        else:
            right = text == expected.text(item)
        if not right:
            judge.point("multipart", f"`{name}` differs", json.dumps(item), text[:300])

    def properties(self, schema):
        schema = self.document.follow(schema)
        found = dict((schema.get("properties") or {})) if isinstance(schema, dict) else {}
        for part in (schema.get("allOf") or []) if isinstance(schema, dict) else []:
            found.update(self.properties(part))
        return found
