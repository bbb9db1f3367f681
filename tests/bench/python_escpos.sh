#!/usr/bin/env bash
# Times python-escpos on the rows of a slip: draws them 576 dots wide with the same font, encodes
# the picture for GS v 0, cuts. Prints the median in milliseconds, or one line saying why not.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
venv=$root/target/python-escpos
python=$(command -v python3) || { echo "python3 is missing"; exit 0; }
if [[ ! -x $venv/bin/python ]] || ! "$venv/bin/python" -c 'import escpos, PIL' 2>/dev/null; then
  "$python" -m venv "$venv" >/dev/null 2>&1 || { echo "python3 cannot make a virtual environment"; exit 0; }
  "$venv/bin/pip" -q install python-escpos pillow >/dev/null 2>&1 || { echo "python-escpos could not be installed"; exit 0; }
fi
"$venv/bin/python" - "$1" "$root/assets/fonts/JetBrainsMono-Regular.ttf" <<'PY' || echo "python-escpos failed"
import statistics, sys, time, warnings
warnings.simplefilter("ignore")
from PIL import Image, ImageDraw, ImageFont
from escpos.printer import Dummy

rows = open(sys.argv[1], encoding="utf-8").read().split("\n")
font = ImageFont.truetype(sys.argv[2], 20)

def job():
    picture = Image.new("1", (576, 27 * len(rows) + 8), 1)
    draw = ImageDraw.Draw(picture)
    for i, row in enumerate(rows):
        draw.text((0, 27 * i), row, font=font, fill=0)
    printer = Dummy()
    printer.image(picture, impl="bitImageRaster")
    printer.cut()
    return printer.output

times = []
for _ in range(45):
    start = time.perf_counter()
    job()
    times.append((time.perf_counter() - start) * 1e3)
print(f"{statistics.median(times[5:]):.3f}")
PY
