#!/usr/bin/env bash
# The Windows checks in the lab (Windows CPython under Wine), as root:
#   bash tests/windows/lab.sh [short|long] [pytest arguments]   short (the default): 10 pastes into each program, long: 50
#   bash tests/windows/lab.sh exec COMMAND...                   any command with the lab's display and variables
# The recipe of the lab lies beside the checkout or in $WINLAB_SETUP; the lab itself in $WINLAB.
#
# The lab sees our folders through bind mounts. An rm -rf over its root goes THROUGH them: that is how a whole work tree
# was lost. So: everything here runs in a mount namespace of its own, where the mounts exist for no other process and end
# with it; nothing below $WINLAB is ever removed; and the recipe, which removes a root that it thinks is broken (it asks
# through a symlink that is dangling from outside), is called only while there is no root at all.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
setup=${WINLAB_SETUP:-$(realpath -m "$root/../shared/winlab")}
export WINLAB=${WINLAB:-/srv/winlab}

stop() { echo "$*" >&2; exit 3; }
[ "$(id -u)" = 0 ] || stop "The lab needs root: it makes mounts and a chroot."
[ -x "$setup/setup.sh" ] || stop "There is no Windows lab: $setup/setup.sh does not exist. Put it there or name its folder in WINLAB_SETUP."
for needed in Xvfb openbox unshare; do
  command -v "$needed" >/dev/null || stop "$needed is missing: apt-get install xvfb openbox util-linux"
done
if [ -z "${KEFU_LAB_INSIDE:-}" ]; then
  if grep -q " $WINLAB/root/" /proc/mounts; then stop "Something is mounted below $WINLAB/root. Unmount it first (see /proc/mounts)."; fi
  propagation=private
  # in a chroot / is no mount point, whose propagation could be set
  unshare --mount --propagation private true 2>/dev/null || propagation=unchanged
  KEFU_LAB_INSIDE=1 exec unshare --mount --propagation "$propagation" bash "$0" "$@"
fi

if [ ! -e "$WINLAB/root" ]; then
  # the recipe asks for pip by its name, which a fresh Debian has in our environment alone
  PATH=$root/.venv/bin:$PATH "$setup/setup.sh"
fi
for part in root/usr/bin/wine python/python.exe site/.requirements; do
  [ -e "$WINLAB/$part" ] || [ -L "$WINLAB/$part" ] ||
    stop "The lab in $WINLAB is not whole ($part is missing). Look at /proc/mounts, move $WINLAB away by hand, run this again."
done
top() { echo "${1#/}" | cut -d/ -f1; }
for folder in $(printf '%s\n' proc dev sys tmp opt "$(top "$HOME")" "$(top "$setup")" "$(top "$root")" "$(top "$WINLAB")" | sort -u); do
  [ -d "/$folder" ] || continue
  mkdir -p "$WINLAB/root/$folder"
  mountpoint -q "$WINLAB/root/$folder" || mount --bind "/$folder" "$WINLAB/root/$folder"
done
# the recipe makes it where only a lab below /opt would see it
if [ ! -f "$WINLAB/prefix/system.reg" ]; then
  DISPLAY='' "$setup/wine" wineboot -i </dev/null >/dev/null 2>&1 || true
  LAB_PROGRAM=wineserver "$setup/wine" -w </dev/null >/dev/null 2>&1 || true
  [ -f "$WINLAB/prefix/system.reg" ] || stop "Wine did not make its prefix in $WINLAB/prefix."
fi

end_wine() { LAB_PROGRAM=wineserver "$setup/wine" -k </dev/null >/dev/null 2>&1 || true; }
# In Wine's own desktop Windows alone says where keys go, and there is a task bar with a tray. Elsewhere the X window
# manager says it, and gives a window that comes up without a click no focus, which no Windows does.
if ! grep -q '^"Desktop"="shell"' "$WINLAB/prefix/user.reg"; then
  "$setup/wine" reg add 'HKCU\Software\Wine\Explorer\Desktops' /v shell /d 1280x800 /f </dev/null >/dev/null
  "$setup/wine" reg add 'HKCU\Software\Wine\Explorer' /v Desktop /d shell /f </dev/null >/dev/null
  end_wine
fi

python=$root/.venv/bin/python
[ -x "$python" ] || python=$(command -v python3)
site=$WINLAB/kefu-site # what the app needs and the lab's own site does not have
packages="platformdirs pypinyin openpyxl python-calamine PyYAML"
if [ "$(cat "$site/.packages" 2>/dev/null)" != "$packages" ]; then
  # shellcheck disable=SC2086 # one word a package
  "$python" -m pip install --quiet --upgrade --target "$site" --platform win_amd64 --python-version 3.11 \
    --only-binary=:all: $packages
  echo "$packages" >"$site/.packages"
fi

started=()
scratch=$(mktemp -d)
finish() {
  LAB_PROGRAM=wineserver "$setup/wine" -k >/dev/null 2>&1 || true
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  rm -f "$scratch/display" "$scratch/xvfb.log" "$scratch/openbox.log"
  rmdir "$scratch"
}
trap finish EXIT
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
started+=($!)
for _ in $(seq 100); do [ -s "$scratch/display" ] && break; sleep 0.1; done
[ -s "$scratch/display" ] || { cat "$scratch/xvfb.log" >&2; stop "Xvfb did not start."; }
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
# what a session that was cut off may have left in this prefix would sit on another display
LAB_PROGRAM=wineserver "$setup/wine" -k >/dev/null 2>&1 || true
openbox >"$scratch/openbox.log" 2>&1 &
started+=($!)

windows_path() { echo "Z:${1//\//\\}"; }
LAB_PATH="$(windows_path "$root");$(windows_path "$WINLAB/site");$(windows_path "$site")"
export LAB_PATH LAB_PYTHON="$setup/python" WINPYTHONPATH="$LAB_PATH"
cd "$root"
if [ "${1:-}" = exec ]; then
  shift
  "$@"
  exit
fi
export LAB_LENGTH=short
case ${1:-} in short | long) LAB_LENGTH=$1; shift ;; esac
"$python" -m pytest -q -p no:randomly -p no:xdist --durations=0 tests/windows "$@"
