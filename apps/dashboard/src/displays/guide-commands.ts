/** Stands where the wall's own link goes: it was shown once, when the wall was made. */
export const LINK_PLACE = 'LINK';

/** Lets the one sound of a new critical alert be heard without anybody's touch. */
const SOUND = '--autoplay-policy=no-user-gesture-required';

/** What is typed on a mini PC; the same in docs/wall-setup.md. */
export const COMMANDS = {
  /** Waits for the network, and starts the browser anew when it ended. */
  debian: (origin: string) => `#!/bin/sh
until curl -fs -o /dev/null \\
  ${origin}/health/live
do sleep 5; done
while :; do
  chromium --kiosk --no-first-run --noerrdialogs \\
    --password-store=basic \\
    --disable-session-crashed-bubble \\
    ${SOUND} \\
    '${LINK_PLACE}'
  sleep 5
done`,
  autostart: `[Desktop Entry]
Type=Application
Name=Wall
Exec=sh -c "exec sh ~/wall.sh"`,
  awake: `sudo apt install chromium curl
sudo systemctl mask sleep.target suspend.target
sudo timedatectl set-timezone Asia/Ho_Chi_Minh
sudo timedatectl set-ntp true
# GNOME
gsettings set org.gnome.desktop.session idle-delay 0
# Raspberry Pi
sudo raspi-config nonint do_blanking 1
sudo raspi-config nonint do_boot_behaviour B4`,
  windows: `start "" "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --kiosk --no-first-run ${SOUND} --user-data-dir=C:\\wall "${LINK_PLACE}"`,
  windowsAwake: `powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
tzutil /s "SE Asia Standard Time"`,
} as const;
