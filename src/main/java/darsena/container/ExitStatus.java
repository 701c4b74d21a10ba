package darsena.container;

/** How a container's first process ended. */
public sealed interface ExitStatus {

  /** It called exit with this code, 0 to 255. */
  record Code(int code) implements ExitStatus {}

  /** A signal ended it; {@code outOfMemory} when the kernel's memory killer sent it. */
  record Signal(int signal, boolean outOfMemory) implements ExitStatus {}

  /** It never ran: its command could not be executed (126) or was not there (127). */
  record NotStarted(int code, String reason) implements ExitStatus {}

  /** Nobody was there to see: the monitor or the machine ended before it did. */
  record Unknown() implements ExitStatus {}

  /** The status as a shell tells it: the code, 128 + signal, 255 when unknown. */
  default int shellCode() {
    return switch (this) {
      case Code(int code) -> code;
      case Signal(int signal, boolean outOfMemory) -> 128 + signal;
      case NotStarted(int code, String reason) -> code;
      case Unknown() -> 255;
    };
  }
}
