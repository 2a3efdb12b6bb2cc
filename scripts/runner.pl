# Runs the command of one runner in its pane, and notes exactly how it ended: see docs/decisions/0014-wrapper.md.
#   perl runner.pl DIRECTORY CWD COMMAND [ARGUMENT...]
use strict;
use warnings;
use Config;
use POSIX qw(:sys_wait_h mkfifo setpgid tcsetpgrp);

# How long it stays for the controller to have the last of the output, in looks, each a second after the one before.
use constant {
  # Seconds to wait when no controller listens.
  LINGER => 2,
  # When the controller is gone: its keeper starts another one, on a busy machine not at once.
  SUCCESSION => 5,
  # When the controller runs: in a flood of many panes it is minutes behind; or it may hang.
  MOST => 600,
};
# Signals that can leave a core file: the command has left one already, so this process must not.
my %dumps = map { $_ => 1 } 3, 4, 5, 6, 7, 8, 11, 24, 25, 31;

my ($directory, $cwd, @command) = @ARGV;
my $mask = umask 0077;
mkfifo("$directory/start", 0600) or $!{EEXIST} or die "$directory/start: $!\n";
# A controller that was killed meanwhile may be followed by another one.
alarm 60;
open my $start, '<', "$directory/start" or die "$directory/start: $!\n";
exit 1 unless defined readline $start;
close $start;
alarm 0;

# The command must not be able to tell its own end: from here on the secret of it is in the memory of this process alone.
open my $held, '<', "$directory/held" or die "$directory/held: $!\n";
chomp(my $secret = readline $held);
close $held;
unlink "$directory/start";
unlink "$directory/held" or die "$directory/held: $!\n";

$SIG{TTOU} = 'IGNORE';
my $pid = fork // die "fork: $!\n";
if ($pid == 0) {
  setpgid(0, 0);
  tcsetpgrp(0, $$);
  $SIG{TTOU} = 'DEFAULT';
  umask $mask;
  chdir $cwd or fail(126, $cwd);
  exec { $command[0] } @command or fail($!{ENOENT} ? 127 : 126, $command[0]);
}
setpgid($pid, $pid);
# A signal to the pane is meant for its command, even while that is paused.
$SIG{$_} = sub { kill $_[0] => $pid; kill CONT => -$pid } for qw(HUP INT QUIT TERM);

for (;;) {
  my $found = waitpid $pid, WUNTRACED;
  next if $found < 0 && $!{EINTR};
  # Perl does not tell a stop from an end; only what has ended is gone.
  last unless kill(0 => $pid) || $!{EPERM};
  # Only this script continues it; tmux continues only processes that it has started itself.
  next if -e "$directory/paused";
  tcsetpgrp(0, $pid);
  kill CONT => -$pid;
}
my ($kind, $number) = WIFSIGNALED($?) ? ('signal', WTERMSIG($?)) : ('code', WEXITSTATUS($?));
$SIG{$_} = 'IGNORE' for qw(HUP INT QUIT TERM);

if (open my $note, '>', "$directory/exit.new") {
  print $note "$kind $number\n";
  close $note and rename "$directory/exit.new", "$directory/exit";
}

# When the controller has read up to this mark, it sends USR1. Until then the terminal stays open: tmux drops the output
# that it still holds of a closed pane. The mark is repeated, because a controller that is killed loses it.
$SIG{USR1} = \&leave;
$SIG{ALRM} = sub { };
my $mark = "\x18\e]7331;$secret;$kind $number\e\\";
my $rest = $mark;
my $alone = 0;
for (1 .. MOST) {
  # A terminal whose output is not read takes no bytes.
  alarm 1;
  my $written = syswrite STDOUT, $rest;
  $rest = substr($rest, $written // 0) || $mark;
  select undef, undef, undef, 1;
  my $patience = patience();
  $alone = defined $patience ? $alone + 1 : 0;
  last if !-t STDOUT || defined $patience && $alone >= $patience;
}
# Each waits for another time: panes that close at the same moment can end a tmux server, see docs/dangers.md.
select undef, undef, undef, $$ % 100 / 100;
leave();

# How many seconds to wait without a controller; undefined while the controller runs that the file names: `PID-START`,
# with START as in /proc/PID/stat, since process ids are used again, or 0 where there is none.
sub patience {
  open my $file, '<', "$directory/listener" or return LINGER;
  my ($listener, $start) = (readline($file) // '') =~ /^(\d+)-(\d+)$/ or return SUCCESSION;
  return SUCCESSION unless kill(0 => $listener) || $!{EPERM};
  return undef unless $start;
  open my $stat, '<', "/proc/$listener/stat" or return SUCCESSION;
  # From the third field on: the second one, a name, may contain anything.
  my @fields = split ' ', do { local $/; readline $stat } =~ s/.*\)//sr;
  return $fields[0] !~ /[ZX]/ && $fields[19] eq $start ? undef : SUCCESSION;
}

sub fail {
  my ($code, $what) = @_;
  print STDERR "$what: $!\n";
  POSIX::_exit($code);
}

# Ends as the command did, so that tmux shows the same end.
sub leave {
  POSIX::_exit($number) if $kind eq 'code';
  POSIX::_exit(128 + $number) if $dumps{$number};
  my $name = (split ' ', $Config::Config{sig_name})[$number];
  $SIG{$name} = 'DEFAULT' unless $name eq 'KILL';
  kill $number => $$;
  POSIX::_exit(128 + $number);
}
