"""Judges recorded requests.

    python judge_requests.py DOCUMENT CALLS RECORDED VERDICTS

Each line of VERDICTS belongs to the call of the same line: `agreed`, and otherwise what differs. Two judges
read each parameter: `openapi-core` reads its value, and `uritemplate` writes its text. A parameter is right
if its text is the one that RFC 6570 gives. Where RFC 6570 has no such style, `openapi-core` decides.
"""

import base64
import json
import re
import sys

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

import expected
from bodies import Bodies
from core import Core, same
from document import Document, style_of
from expected import NoMeaning, normal
from recorded import Recorded


class Judge:
    """The judge of one document."""

    def __init__(self, document):
        self.document = document
        self.core = Core(document)
        self.bodies = Bodies(document, self.core)
        self.operations = {(o.method, o.path): o for o in document.operations}

    def verdict(self, call, recorded):
        """What differs, and where the judges differ from one another."""
        self.points, self.notes = [], []
        operation = self.operations[call["operation"]["method"], call["operation"]["path"]]
        if call["incomplete"]:
            return {"points": [], "notes": [], "incomplete": True}
        for lost in recorded.get("lost", []):
            self.point("lost " + lost.split(" ")[0], lost)
        if "refused" in recorded:
            if not self.points:
                self.point("not sent", recorded["refused"])
        else:
            request = Recorded(recorded["sent"])
            given = {(p["in"], p["name"]): p["value"] for p in call["parameters"]}
            self.url(operation, request, given)
            self.query(operation, request, given)
            self.headers(operation, request, given)
            self.cookies(operation, request, given)
            self.accept(operation, request)
            self.security(operation, request)
            self.bodies.judge(self, operation, request, call["body"])
        return {"points": [told(point) for point in self.points], "notes": [told(note) for note in self.notes]}

    def point(self, where, what, expected=None, got=None, parameter=None):
        point = {"where": where, "what": what}
        if parameter is not None:
            style, explode = style_of(parameter)
            point["kind"] = f"{parameter['in']} {style}{' exploded' if explode else ''} {self.shape(parameter)}"
        if expected is not None:
            point["expected"] = expected
        if got is not None:
            point["got"] = got
        self.points.append(point)

    def note(self, what, parameter, detail):
        style, explode = style_of(parameter)
        self.notes.append({"what": what, "kind": f"{parameter['in']} {style}{' exploded' if explode else ''} "
                           f"{self.shape(parameter)}", "detail": detail})

    def shape(self, parameter):
        schema = self.document.follow(parameter.get("schema", {}))
        if "content" in parameter:
            return "content"
        kind = schema.get("type") if isinstance(schema, dict) else None
        return kind if kind in ("array", "object") else "value"

    # The URL.

    def url(self, operation, request, given):
        if request.method != operation.method:
            self.point("method", "differs", operation.method, request.method)
        whole = "https://" + request.host + request.path
        wanted = [self.url_text(operation, given, base) for base in self.bases(operation)]
        try:
            matches = any(re.fullmatch(text, normal(whole)) for text in wanted)
        except re.error as error:
            matches = False
        if matches:
            self.read_path(operation, request, given)
            return
        template = operation.path.split("?")[0]
        servers = [re.sub(r"(\\/)?$", "", base) for base in self.bases(operation)]
        if any(re.match(base, whole) for base in servers):
            self.path_points(operation, whole, servers, given, template)
        else:
            self.point("server", "another server", operation.servers[0].get("url"), whole)

    def bases(self, operation):
        """Patterns of the URLs of the servers. A variable may have any value."""
        found = []
        for server in operation.servers:
            url = server.get("url") or "/"
            pattern = re.escape(url.rstrip("/"))
            # A default port is left out of a URL (RFC 3986 §6.2.3).
            pattern = re.sub(r":\\\{[^}]*\\\}", r"(:[0-9]*)?", pattern)
            pattern = re.sub(r"\\\{[^}]*\\\}", r"[^?]*", pattern)
            if not re.match(r"[a-zA-Z{][^/]*:", url) and not url.startswith("//") and not url.startswith("{"):
                pattern = r"https://[^/]*" + pattern
            found.append(pattern.replace("http://", "https?://", 1) if pattern.startswith("http:") else pattern)
        return found

    def url_text(self, operation, given, base):
        """A pattern of the whole URL."""
        def filled(match):
            parameter = operation.parameters.get(("path", match[1]))
            value = given.get(("path", match[1]))
            if parameter is None or value is None:
                return "\0"
            try:
                return "\1" + normal(expected.path_text(parameter, value)) + "\1"
            except NoMeaning:
                return "\0"
        path = re.sub(r"\{([^}]*)\}", filled, operation.path.split("?")[0].split("#")[0])
        parts = re.split("(\1[^\1]*\1|\0)", path)
        pattern = ""
        for part in parts:
            if part == "\0":
                pattern += "[^/]*"
            elif part.startswith("\1"):
                pattern += re.escape(part.strip("\1"))
            else:
                pattern += re.escape(normal(part))
        return base + pattern

    def path_points(self, operation, whole, servers, given, template):
        """Names the parameter that differs."""
        names = re.findall(r"\{([^}]*)\}", template)
        pieces = re.split(r"\{[^}]*\}", template)
        for base in servers:
            pattern = base + "([^/]*)".join(re.escape(normal(piece)) for piece in pieces)
            match = re.fullmatch(pattern, normal(whole))
            if not match:
                continue
            for name, raw in zip(names, match.groups()):
                parameter = operation.parameters.get(("path", name))
                if parameter is None or ("path", name) not in given:
                    continue
                try:
                    text = normal(expected.path_text(parameter, given["path", name]))
                except NoMeaning:
                    continue
                if text != raw:
                    self.point("path", f"`{name}` is written in another way", text, raw, parameter)
            return
        self.point("path", "another path", template, whole)

    def read_path(self, operation, request, given):
        """Lets `openapi-core` read the path."""
        for (place, name), value in given.items():
            if place != "path":
                continue
            parameter = operation.parameters[place, name]
            try:
                raw = expected.path_text(parameter, value)
            except NoMeaning as why:
                self.note(f"no meaning: {why}", parameter, name)
                continue
            self.second(parameter, "path", raw, value)

    # The query and the cookies.

    def query(self, operation, request, given):
        left = [normal(pair).replace("+", "%20") for pair in request.pairs()]
        fixed = operation.path.partition("?")[2]
        for pair in filter(None, fixed.split("&")):
            if normal(pair) in left:
                left.remove(normal(pair))
        self.take_pairs(operation, "query", left, given)
        for name in self.credentials("query"):
            left = [pair for pair in left if not pair.startswith(name + "=")]
        for pair in left:
            self.point("query", "is not a parameter that was given", None, pair)

    def cookies(self, operation, request, given):
        if any(place == "header" and name.lower() == "cookie" for place, name in given):
            return
        left = [normal(pair) for pair in request.cookies()]
        self.take_pairs(operation, "cookie", left, given)
        for name in self.credentials("cookie"):
            left = [pair for pair in left if not pair.startswith(name + "=")]
        for pair in left:
            self.point("cookie", "is not a parameter that was given", None, pair)

    def take_pairs(self, operation, place, left, given):
        """Removes the pairs of each parameter from those that are left, and names what differs."""
        waiting = []
        for (own, name), value in given.items():
            if own != place:
                continue
            parameter = operation.parameters[own, name]
            try:
                alternatives = expected.pairs(parameter, value)
            except NoMeaning as why:
                self.note(f"no meaning: {why}", parameter, name)
                waiting.append((parameter, None, name, value))
                continue
            plain = unreserve if parameter.get("allowReserved") else cookie_text if place == "cookie" else None
            found = self.take(left, alternatives, plain)
            if found is None:
                waiting.append((parameter, alternatives, name, value))
            else:
                self.second(parameter, place, found, value)
        for parameter, alternatives, name, value in waiting:
            own = normal(expected.encode(name))
            members = [normal(expected.encode(member)) for member in value] if isinstance(value, dict) else []
            starts = tuple(name + end for name in [own, *members] for end in ("=", "%5B"))
            mine = [pair for pair in left if pair.startswith(starts)]
            for pair in mine:
                left.remove(pair)
            if alternatives is not None:
                wanted = " or ".join("&".join(pairs) or "(nothing)" for pairs in alternatives)
                self.point(place, f"`{name}` is written in another way", wanted, "&".join(mine), parameter)

    def take(self, left, alternatives, plain):
        """The first alternative all of whose pairs are there, in this order."""
        for pairs in sorted(alternatives, key=len, reverse=True):
            wanted = [normal(pair).replace("+", "%20") for pair in pairs]
            compare = [plain(pair) for pair in left] if plain else list(left)
            wanted = [plain(pair) for pair in wanted] if plain else wanted
            if all(compare.count(pair) >= wanted.count(pair) for pair in wanted):
                # The order counts among the items of one name.
                start = lambda pair: pair.split("=")[0]
                names = {start(pair) for pair in wanted}
                if any([p for p in compare if start(p) == n and p in wanted] != [p for p in wanted if start(p) == n]
                       for n in names if len({p for p in wanted if start(p) == n}) > 1):
                    continue
                taken = []
                for pair in wanted:
                    at = compare.index(pair)
                    taken.append(left.pop(at))
                    compare.pop(at)
                return taken
        return None

    # Headers.

    def headers(self, operation, request, given):
        for (place, name), value in given.items():
            if place != "header":
                continue
            parameter = operation.parameters[place, name]
            got = request.header(name)
            try:
                wanted = expected.header_text(parameter, value)
            except NoMeaning as why:
                self.note(f"no meaning: {why}", parameter, name)
                continue
            if not got and wanted == "":
                continue
            if [squeezed(text) for text in got] != [squeezed(wanted)]:
                self.point("header", f"`{name}` is written in another way", wanted, " / ".join(got), parameter)
            else:
                self.second(parameter, "header", wanted, value)

    def accept(self, operation, request):
        """Whether the reply that the document declares is one that is asked for (RFC 9110 §12.5.1)."""
        declared = []
        for status, response in (operation.node.get("responses") or {}).items():
            if str(status).startswith("2"):
                response = self.document.follow(response) or {}
                declared += list(response.get("content") or {})
        value = ", ".join(request.header("accept"))
        if not declared or not value:
            return
        accept = parse_accept_header(value, MIMEAccept)
        if accept.best_match([media_type.split(";")[0].strip() for media_type in declared]) is None:
            self.point("accept", "no declared reply is asked for", ", ".join(declared), value)

    def security(self, operation, request):
        """Whether one alternative of the requirement is sent whole, and no key beside it (OpenAPI 3.1 §4.8.30)."""
        wanted = operation.node.get("security", self.document.root.get("security"))
        schemes = (self.document.root.get("components") or {}).get("securitySchemes") or {}
        schemes = {name: self.document.follow(scheme) for name, scheme in schemes.items()}
        # A scheme without a type is a reference that leads out of the document.
        schemes = {name: scheme for name, scheme in schemes.items() if scheme.get("type")}
        if wanted is None or any(name not in schemes for one in wanted for name in one):
            return
        sent = {name for name, scheme in schemes.items() if self.is_sent(scheme, request)}
        whole = [set(one) for one in wanted if set(one) <= sent] or ([] if wanted else [set()])
        places = lambda names: {place_of(schemes[name]) for name in names} - {None}
        if not whole:
            self.point("security", "no alternative is sent whole", str(wanted), str(sorted(sent)))
        elif not any(places(sent) <= places(one) for one in whole):
            self.point("security", "more is sent than is required", str(wanted), str(sorted(sent)))

    def is_sent(self, scheme, request):
        """Whether `openapi-core` reads the credential that the application has for a scheme (see `dynamic.rs`)."""
        if scheme.get("type") == "mutualTLS":
            # It is in the connection, not in the request.
            return True
        return self.core.credential(scheme, request) in expected_credentials(scheme)

    def credentials(self, place):
        schemes = ((self.document.root.get("components") or {}).get("securitySchemes") or {}).values()
        schemes = [self.document.follow(scheme) for scheme in schemes]
        return [s["name"] for s in schemes if s.get("type") == "apiKey" and s.get("in") == place]

    # The second judge.

    def second(self, parameter, place, raw, value):
        """Compares the value that `openapi-core` reads with the one that was given."""
        if value in ([], {}):
            # Nothing was sent (RFC 6570 §2.3): nothing can be read.
            return
        read, why = self.core.parameter(parameter, place, raw)
        if why is None and same(value, read):
            return
        self.note("openapi-core " + (why.split(":")[0] if why else "reads another value"), parameter,
                  json.dumps([value, str(read), why], ensure_ascii=False)[:300])


def expected_credentials(scheme):
    """The credentials that the application has for a scheme."""
    if scheme.get("type") in ("oauth2", "openIdConnect"):
        return ("judge-token",)
    word = scheme.get("scheme", "").lower()
    if word == "basic":
        return (base64.b64encode(b"judge:judge-password").decode(),)
    # A bearer scheme is the access token or a credential of its own.
    return ("judge-token", "judge-key") if word == "bearer" else ("judge-key",)


def place_of(scheme):
    """Where the credential of a scheme is in a request."""
    if scheme.get("type") == "mutualTLS":
        return None
    if scheme.get("type") == "apiKey":
        return scheme.get("in"), scheme.get("name", "").lower()
    return "header", "authorization"


def told(point):
    """Adds a summary without names, by which equal points are counted once."""
    what = re.sub(r"`[^`]*`", "a name", point["what"])
    where = point.get("where", "")
    if where.startswith("lost"):
        what = ""
    kind = point.get("kind") or ""
    summary = f"{where}: {what}" if where else what
    point["summary"] = summary.rstrip(": ") + (f" ({kind})" if kind else "")
    return point


def unreserve(pair):
    """Reserved characters may stay as they are (`allowReserved`)."""
    return re.sub("%(2[1346789ABCDF]|3[ABDF]|40|5[BD])", lambda m: chr(int(m[1], 16)), pair)


def cookie_text(pair):
    """Characters that a cookie may contain (RFC 6265 §4.1.1) may stay as they are, except the comma
    between items: "RFC6570's percent-encoding behavior is not always appropriate" in cookies (OpenAPI
    3.1.1, appendix D). A reader that decodes the text reads the same value."""
    return re.sub("%(2[1346789ABDF]|3[ACDEF]|40|5[BDE]|60|7[BCD])", lambda m: chr(int(m[1], 16)), pair)


def squeezed(header):
    """Spaces around commas have no meaning (RFC 9110 §5.6.1)."""
    return re.sub(r"\s*,\s*", ",", header.strip())


def main(document, calls, recorded, verdicts):
    judge = Judge(Document(document))
    with open(calls, encoding="utf-8") as a, open(recorded, encoding="utf-8") as b:
        with open(verdicts, "w", encoding="utf-8") as out:
            for call, sent in zip(a, b):
                verdict = judge.verdict(json.loads(call), json.loads(sent))
                out.write(json.dumps(verdict, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:5])
