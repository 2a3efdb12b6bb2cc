# A control client of a tmux server up to 3.6b: `tmux -C`, which introduces itself in one piece. See
# docs/decisions/0020-introduction.md.
#   perl control-client.pl SOCKET MARK COMMAND [ARGUMENT...]
# MARK: the bits of a message's second word that say that a descriptor comes with it. Without arguments it ends with 0
# where it can do its work.
use strict;
use warnings;
use Config;
use IO::Handle;
use POSIX ();
use Socket;

# tmux-protocol.h
use constant { PROTOCOL => 8, LONGFLAGS => 111, TERM => 101, TTYNAME => 102, STDIN_FD => 104, DONE => 106,
  CLIENTPID => 107, CWD => 108, FEATURES => 109, STDOUT_FD => 110, COMMAND => 200, DETACH => 201, DETACHKILL => 202,
  EXIT => 203, EXITED => 204, EXITING => 205, SHUTDOWN => 210 };
# tmux.h: CLIENT_CONTROL and CLIENT_UTF8.
use constant FLAGS => 0x2000 | 0x10000;
# Type, length, protocol version and process id, of 32 bits each: compat/imsg.h.
use constant HEADER => 16;
# What waits to be read at once. By default the system has the server wait after three writes, and the server then writes
# when it next looks.
use constant ROOM => 1 << 20;

# The number of sendmsg(2), which alone can hand over a descriptor. Perl itself has no name for it.
my $sendmsg = { x86_64 => 46, aarch64 => 211 }->{(POSIX::uname())[4]};
die "only for 64-bit Linux\n" unless $^O eq 'linux' && defined $sendmsg && $Config{ptrsize} == 8;
exit 0 unless @ARGV;

my ($path, $mark, @command) = @ARGV;
socket my $server, AF_UNIX, SOCK_STREAM, 0 or die "socket: $!\n";
connect $server, sockaddr_un($path) or die "error connecting to $path ($!)\n";

setsockopt STDOUT, SOL_SOCKET, SO_SNDBUF, pack 'l', ROOM;
hand_over(STDIN_FD, 0);
hand_over(STDOUT_FD, 1);
# From its flags on the server takes this for a control client, and dies if it has something to tell to one whose
# introduction is not done: what follows has to be read at once.
send_whole(join '',
  message(TERM, "\0"), message(TTYNAME, "\0"), message(FEATURES, pack 'l', 0), message(CWD, "/\0"),
  message(CLIENTPID, pack 'l', $$),
  message(LONGFLAGS, pack 'Q', FLAGS), message(DONE, ''),
  message(COMMAND, pack 'l(Z*)*', scalar @command, @command));

# From here on the server itself reads the commands and writes the answers.
my $reason = 'server exited unexpectedly';
my $received = '';
while (sysread $server, $received, 65536, length $received) {
  while (length $received >= HEADER) {
    my ($type, $length) = unpack 'LS', $received;
    last if length $received < $length;
    my $body = substr substr($received, 0, $length, ''), HEADER;
    if ($type == EXIT || $type == SHUTDOWN) { leave(unpack 'x4Z*', $body . "\0" x 5) }
    elsif ($type == EXITED) { leave('') }
    elsif ($type == DETACH || $type == DETACHKILL) { send_whole(message(EXITING, '')) }
  }
}
leave($reason);

sub leave {
  my ($why) = @_;
  # The server has made it one that does not wait.
  STDOUT->blocking(1);
  print $why eq '' ? "%exit\n" : "%exit $why\n";
  exit;
}

sub message {
  my ($type, $body, $bits) = @_;
  return pack('LLLL', $type, HEADER + length($body) | ($bits // 0), PROTOCOL, $$) . $body;
}

sub send_whole {
  my ($bytes) = @_;
  # In one write, which a socket that has nothing else to send takes whole.
  my $sent = syswrite $server, $bytes;
  die "cannot write to $path\n" unless defined $sent && $sent == length $bytes;
}

# Sends a message and one of our descriptors with it: sendmsg(2), cmsg(3).
sub hand_over {
  my ($type, $descriptor) = @_;
  my $bytes = message($type, '', $mark);
  my $part = pack 'PQ', $bytes, length $bytes;
  my $rights = pack 'Qllix4', 20, SOL_SOCKET, SCM_RIGHTS, $descriptor;
  my $header = pack 'Qx8PQPQlx4', 0, $part, 1, $rights, length $rights, 0;
  my $sent = syscall $sendmsg, fileno $server, $header, 0;
  die "cannot hand over a descriptor: $!\n" unless $sent == length $bytes;
}
