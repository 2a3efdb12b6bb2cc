#!/bin/sh
# Loads geppetto-tmux into the tmux server that runs this: by TPM, or by `run-shell <here>/plugin.tmux`. Doing it again
# changes nothing.
set -f
here=$(CDPATH='' cd "${0%/*}" && pwd) || exit 1

# One call loads all that is constant and tells all there is to know: one option a line, then every key.
known=$(tmux display-message -p '#{@geppetto-key}' \; display-message -p '#{@geppetto-mark-key}' \; \
  display-message -p '#{@geppetto-log-key}' \; display-message -p '#{@geppetto_keys}' \; \
  display-message -p '#{@geppetto_skipped_keys}' \; \
  display-message -p '#{?@geppetto-status-position,#{@geppetto-status-position},right} #{@geppetto_placed}' \; \
  list-keys \; \
  set -g @geppetto_dir "$here" \; set -g @geppetto_keys '' \; set -g @geppetto_skipped_keys '' \; \
  source-file "$here/scripts/bindings.conf" \; source-file "$here/scripts/status-line.conf")
[ -n "$known" ] || {
  echo "geppetto-tmux is not loaded: $(command -v tmux || echo 'no tmux') in the PATH of this server does not answer for it"
  exit 1
}
{ read -r hub && read -r mark && read -r log && read -r before && read -r warned && read -r position placed; } <<END
$known
END
# shellcheck disable=SC2086 # the words, with single spaces
set -- $known
table="$* " bound=' ' skipped=

does() { case $table in *" prefix $1 $2"* | *" prefix \\$1 $2"* | *" prefix \"$1\" $2"*) ;; *) return 1 ;; esac }
is_ours() { does "$1" 'run-shell -C "#{@geppetto_'; }
# A last semicolon would end the command.
as_word() { case $1 in *\;) word="${1%;}\\;" ;; *) word=$1 ;; esac }
bind() { # KEY ACTION NOTE
  case $1 in '' | off | none) return ;; esac
  as_word "$1"
  if { ! does "$1" '' || is_ours "$1"; } &&
    tmux bind-key -N "geppetto: $3" "$word" run-shell -C "#{@geppetto_$2}" \; set -ga @geppetto_keys "$1 "; then
    bound="$bound$1 "
  else
    skipped="$skipped$1 "
  fi
}
bind "${hub:-G}" hub 'keys for runners'
bind "$mark" mark 'mark or release this pane'
bind "$log" log 'log of this pane'
for key in $before; do
  as_word "$key"
  case $bound in *" $key "*) ;; *) ! is_ours "$key" || tmux unbind-key "$word" ;; esac
done

[ -z "$skipped" ] || tmux set -g @geppetto_skipped_keys "$skipped"
[ "${skipped% }" = "$warned" ] ||
  tmux run-shell -bC -d 1 "display-message 'geppetto: taken, so left alone: ##{@geppetto_skipped_keys}'"
[ -z "$placed" ] || [ "$placed" = "$position" ] ||
  { "$here/scripts/clear-status" && tmux source-file "$here/scripts/status-line.conf"; }
