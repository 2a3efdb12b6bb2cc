# Runs the command of one runner in its pane, and notes exactly how it ended: see docs/decisions/0014-wrapper.md.
#   perl runner.pl DIRECTORY MARK CWD COMMAND [ARGUMENT...]
use strict;
use warnings;
use Config;
use POSIX qw(:sys_wait_h mkfifo setpgid tcsetpgrp);

# How long it waits for the controller to have the last of the output, in seconds: only one that is gone takes longer.
# Not all alike: panes that go at the same moment can end a tmux server, see docs/visible-effects.md.
use constant LINGER => 2 + $$ % 100 / 100;
# The signals that can leave a core file behind, which a second time nobody wants.
my %dumps = map { $_ => 1 } 3, 4, 5, 6, 7, 8, 11, 24, 25, 31;

my ($directory, $mark, $cwd, @command) = @ARGV;
my $mask = umask 0077;
mkfifo("$directory/start", 0600) or $!{EEXIST} or die "$directory/start: $!\n";
# A controller that was killed meanwhile may be followed by another one.
alarm 60;
open my $start, '<', "$directory/start" or die "$directory/start: $!\n";
exit 1 unless defined readline $start;
close $start;
unlink "$directory/start", "$directory/held";
alarm 0;

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
# Whoever signals the pane means its command, also while that is paused.
$SIG{$_} = sub { kill $_[0] => $pid; kill CONT => -$pid } for qw(HUP INT QUIT TERM);

for (;;) {
  my $found = waitpid $pid, WUNTRACED;
  next if $found < 0 && $!{EINTR};
  # Perl does not tell a stop from an end; only what has ended is gone.
  last unless kill(0 => $pid) || $!{EPERM};
  # Nobody else would continue it, as tmux does with what it has started itself.
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

# The controller has read all that stands before this mark, and says so.
$SIG{USR1} = $SIG{ALRM} = \&leave;
alarm 1 + LINGER;
syswrite STDOUT, "\x18\e]7331;$mark;$kind $number\e\\";
select undef, undef, undef, LINGER;
leave();

sub fail {
  my ($code, $what) = @_;
  print STDERR "$what: $!\n";
  POSIX::_exit($code);
}

# Ends as the command did, for whoever reads it from tmux.
sub leave {
  POSIX::_exit($number) if $kind eq 'code';
  POSIX::_exit(128 + $number) if $dumps{$number};
  my $name = (split ' ', $Config::Config{sig_name})[$number];
  $SIG{$name} = 'DEFAULT' unless $name eq 'KILL';
  kill $number => $$;
  POSIX::_exit(128 + $number);
}
