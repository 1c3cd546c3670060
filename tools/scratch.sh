#!/bin/sh
# Makes a folder for what lasts no longer than a run, and prints it: in memory, where there is room for it and programs
# may be run from it, else where such folders stand. Tests write and remove a hundred thousand small files, which on a
# disk takes longer than all that they are written for.
set -eu

memory=/dev/shm
room=4194304 # KiB

if folder=$(mktemp -d "$memory/siglum-XXXXXX" 2>/dev/null); then
    printf '#!/bin/sh\n' >"$folder/program"
    chmod +x "$folder/program"
    if [ "$(df -Pk "$memory" | awk 'NR == 2 { print $4 }')" -ge "$room" ] && "$folder/program" 2>/dev/null; then
        rm "$folder/program"
        echo "$folder"
        exit
    fi
    rm -rf "$folder"
fi
exec mktemp -d
