"""Judges what became of bodies that were decoded into generated types and encoded again.

    python judge_replies.py DOCUMENT JOBS BODIES ANSWERS VERDICTS

Each line of ANSWERS belongs to the body of the same line. A body that `jsonschema` finds invalid is not judged.
Another has to decode, to encode to equal JSON, and, if its type is a union of whose branches the validator accepts
exactly one, to have become the variant of that branch.
"""

import datetime
import json
import re
import sys
import uuid

from jsonschema import FormatChecker

from dialect import mean_objects
from document import Document

FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time")
def is_date_time(value):
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", value):
        return False
    # Fractions and leap seconds are of no interest here.
    return parses(lambda: datetime.datetime.fromisoformat(re.sub(r":60|\.\d+|[Zz]$|[+-]\d\d:\d\d$", "", value)))


@FORMATS.checks("date")
def is_date(value):
    shape = not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return bool(shape) and (not isinstance(value, str) or parses(lambda: datetime.date.fromisoformat(value)))


@FORMATS.checks("uuid")
def is_uuid(value):
    return not isinstance(value, str) or bool(re.fullmatch("[0-9a-fA-F-]{36}", value)) and parses(lambda: uuid.UUID(value))


@FORMATS.checks("byte")
def is_base64(value):
    return not isinstance(value, str) or bool(re.fullmatch(r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", value))


def parses(parse):
    try:
        parse()
    except ValueError:
        return False
    return True


class Replies:
    """The judge of one document."""

    def __init__(self, document, jobs):
        self.document = document
        self.jobs = jobs
        components = (document.root.get("components") or {}).get("schemas") or {}
        for schema in [*components.values(), *(job["schema"] for job in jobs)]:
            mean_objects(schema)
        self.validators = [self.validator(job["schema"]) for job in jobs]

    def validator(self, schema):
        validator = self.document.validator(schema, False)
        return validator.evolve(format_checker=FORMATS)

    def verdict(self, body, answer):
        job, value = self.jobs[body["job"]], body["value"]
        verdict = {"example": body["example"], "type": job["name"], "points": [], "notes": []}
        # Whether a value may be null is a matter of the member that contains it.
        if value is None or not valid(self.validators[body["job"]], value):
            return {**verdict, "invalid": True}
        if "error" in answer:
            self.found(verdict, "points", f"{job['kind']}: is not decoded: {reason(answer['error'])}", value, answer["error"])
            return verdict
        difference = differs(value, answer["again"], "")
        if difference:
            path, what, was, became = difference
            self.found(verdict, "points", f"{job['kind']}: {what}", was, f"{became} at `{path}`")
        if job["kind"] == "union":
            self.branch(verdict, job, value, answer["variant"])
        return verdict

    def branch(self, verdict, job, value, variant):
        """Whether the variant is that of the only branch that is valid."""
        branches = [one for one in job["branches"] if self.may_be(one, value)]
        if len(branches) != 1:
            verdict["union"] = "undecided"
            return
        wanted = branches[0]["variants"]
        if wanted is None:
            verdict["union"] = "not compared"
        elif variant in wanted:
            verdict["union"] = "right"
        elif variant == "Other" and job.get("overlaps"):
            verdict["union"] = "as_json"
        elif variant == "Other":
            verdict["union"] = "wrong"
            self.found(verdict, "points", "union: remains JSON, and nothing says so", value, variant, " or ".join(wanted))
        else:
            verdict["union"] = "wrong"
            self.found(verdict, "points", "union: another variant", value, variant, " or ".join(wanted))

    def may_be(self, branch, value):
        tags = branch.get("tags")
        if tags and isinstance(value, dict) and isinstance(value.get(tags["name"]), str):
            if value[tags["name"]] not in tags["values"]:
                return False
        return valid(self.validator(branch["schema"]), value)

    def found(self, verdict, kind, summary, value, got, expected=None):
        text = json.dumps(value, ensure_ascii=False)
        verdict[kind].append({"summary": summary, "expected": expected or text, "got": f"{got}" if expected is None else f"{got} for {text}"})


def valid(validator, value):
    try:
        return next(validator.iter_errors(value), None) is None
    except Exception:
        # A reference that leads nowhere, or a pattern that Python cannot read.
        return False


def reason(error):
    """The kind of an error, without what it quotes."""
    return re.sub(r"`[^`]*`|\"[^\"]*\"|'[^']*'|at line .*|\d+", "…", error)[:100].strip()


def differs(was, became, path):
    """The first difference between two JSON values. Numbers are equal if their values are."""
    if isinstance(was, bool) or isinstance(became, bool) or was is None or became is None:
        return None if was is became else (path, "encodes another value", was, became)
    if isinstance(was, (int, float)) and isinstance(became, (int, float)):
        return None if was == became else (path, "encodes another number", was, became)
    if isinstance(was, dict) and isinstance(became, dict):
        for name in was:
            if name not in became:
                what = "loses a member that is null" if was[name] is None else "loses a member"
                return f"{path}/{name}", what, was[name], "nothing"
        for name in became:
            if name not in was:
                return f"{path}/{name}", "adds a member", "nothing", became[name]
        inside = (differs(was[name], became[name], f"{path}/{name}") for name in was)
        return next((found for found in inside if found), None)
    if isinstance(was, list) and isinstance(became, list):
        if len(was) != len(became):
            return path, "encodes a list of another length", was, became
        inside = (differs(a, b, f"{path}/{at}") for at, (a, b) in enumerate(zip(was, became)))
        return next((found for found in inside if found), None)
    return None if was == became and type(was) is type(became) else (path, "encodes another value", was, became)


def main(document, jobs, bodies, answers, verdicts):
    with open(jobs, encoding="utf-8") as file:
        next(file)
        judge = Replies(Document(document), [json.loads(line) for line in file])
    with open(bodies, encoding="utf-8") as a, open(answers, encoding="utf-8") as b:
        with open(verdicts, "w", encoding="utf-8") as out:
            for body, answer in zip(a, b):
                verdict = judge.verdict(json.loads(body), json.loads(answer))
                out.write(json.dumps(verdict, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:6])
