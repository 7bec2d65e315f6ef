#!/usr/bin/env bash
# Audits a shop that this very job starts: start it, wait until it answers, audit it, end it, keep the exit code.
#
#   START="npm start" SHOP=http://localhost:3000 examples/staging/audit.sh --fail-under 60
#
# What stands behind the script's name goes to `trustaudit audit`. A private address is audited because it is asked for.
set -euo pipefail

START=${START:-"trustaudit demo --serve --port 3000"}
SHOP=${SHOP:-http://localhost:3000}
PATIENCE=${PATIENCE:-60}   # seconds until the shop must answer
REPORTS=${REPORTS:-trustaudit-report}

mkdir -p "$REPORTS"
setsid bash -c "$START" > "$REPORTS/shop.log" 2>&1 &
shop=$!
trap 'kill -- "-$shop" 2> /dev/null || true; wait "$shop" 2> /dev/null || true' EXIT

until python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=2)' "$SHOP" 2> /dev/null; do
  if ! kill -0 "$shop" 2> /dev/null || [ "$SECONDS" -ge "$PATIENCE" ]; then
    echo "The shop did not answer at $SHOP; the end of its log:" >&2
    tail -n 20 "$REPORTS/shop.log" >&2
    exit 3
  fi
  sleep 0.5
done

trustaudit audit "$SHOP" "$@" -o "$REPORTS/report.json" -o "$REPORTS/report.html" -o "$REPORTS/report.xml"
