"""A recorded request, taken apart by the standard library."""

import email.parser
import email.policy
import urllib.parse


class Recorded:
    """A request as it was on the wire. Its target is `/host/path`, because the recorder stands in for every host."""

    def __init__(self, raw):
        raw = raw.encode("latin-1")
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        method, target, _ = lines[0].decode("ascii").split(" ")
        self.method = method.lower()
        target, _, self.query = target.partition("?")
        _, self.host, *rest = target.split("/", 2)
        self.path = "/" + (rest[0] if rest else "")
        self.headers = []
        for line in lines[1:]:
            name, _, value = line.partition(b":")
            self.headers.append((name.decode("ascii").lower(), value.strip().decode("utf-8", "replace")))

    def header(self, name):
        return [value for known, value in self.headers if known == name.lower()]

    def pairs(self):
        """The parts of the query, as they stand there."""
        return [part for part in self.query.split("&") if part]

    def cookies(self):
        """The pairs of the `Cookie` header, as they stand there."""
        found = []
        for value in self.header("cookie"):
            found += [part.strip() for part in value.split(";") if part.strip()]
        return found

    def media_type(self):
        values = self.header("content-type")
        return values[0] if values else None

    def form(self):
        """The decoded pairs of a form body."""
        return urllib.parse.parse_qsl(self.body.decode("utf-8"), keep_blank_values=True)

    def parts(self):
        """The parts of a multipart body: name, file name, media type and content."""
        parser = email.parser.BytesParser(policy=email.policy.HTTP)
        head = b"Content-Type: " + self.media_type().encode() + b"\r\n\r\n"
        message = parser.parsebytes(head + self.body)
        found = []
        for part in message.iter_parts():
            name = part.get_param("name", header="content-disposition")
            media_type = part.get("content-type")
            found.append((name, part.get_filename(), media_type, part.get_payload(decode=True), part))
        return found
