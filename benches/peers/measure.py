"""Times programs beside each other: wall and CPU seconds and peak memory, medians of some runs, taken in turn.

    python3 measure.py RUNS FOLDER NAME COMMAND... [-- NAME COMMAND...]...

The first program is what the others are compared with. What a program left as NAME.csv in the folder goes before its
next run: freeing a gigabyte of the run before is no part of the job.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time


def peak(pid):
    """Peak memory in MB so far. What wait4 says would count the memory of this program before the other starts."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def once(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    memory = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        memory = max(memory, peak(process.pid))
        time.sleep(0.01)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"error: {' '.join(command)} fails")
    return wall, usage.ru_utime + usage.ru_stime, memory or usage.ru_maxrss / 1024


def programs(words):
    found = []
    for word in words:
        if word == "--":
            found.append([])
        else:
            found[-1].append(word)
    return [(name, command) for name, *command in found]


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    tools = programs(["--", *sys.argv[3:]])
    taken = {name: [] for name, _ in tools}
    for _ in range(int(sys.argv[1])):
        for name, command in tools:
            (folder / f"{name}.csv").unlink(missing_ok=True)
            taken[name].append(once(command))
    print("| tool | wall s, median / best | CPU s, median / best | peak memory MB | wall ratio | CPU ratio |")
    print("|---|---|---|---|---|---|")
    first = None
    for name, runs in taken.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*runs))
        best_wall, best_cpu, _ = (min(column) for column in zip(*runs))
        first = first or (wall, cpu)
        print(
            f"| {name} | {wall:.2f} / {best_wall:.2f} | {cpu:.2f} / {best_cpu:.2f} | {memory:.0f} "
            f"| {wall / first[0]:.1f} | {cpu / first[1]:.1f} |"
        )


main()
