"""What a monitor asks."""
import re


# The text format of Prometheus: a name, labels perhaps, and a number.
LABEL = r'[a-zA-Z_]\w*="(\\.|[^"\\])*"'
NUMBER = r"[-+]?(\d+(\.\d+)?([eE][-+]?\d+)?|Inf|NaN)"
SAMPLE = re.compile(rf"[a-zA-Z_:][\w:]*(\{{({LABEL},?)*\}})? {NUMBER}( \d+)?")


def test_health(site):
    assert site.get("/healthz").status == 200
    assert site.get("/readyz").status == 200


def test_metrics_are_prometheus_text(site):
    answer = site.get("/metrics")
    assert answer.status == 200
    assert answer.type == "text/plain"
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        assert SAMPLE.fullmatch(line), line
    # Addresses that readers type must not become series of their own.
    site.get("/no-such-page-in-metrics")
    assert "no-such-page-in-metrics" not in site.get("/metrics").text
