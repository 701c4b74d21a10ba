package darsena.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts the failures of files into words: the JDK's are often a bare path. */
public final class FailureWords {
  private FailureWords() {}

  /** The path and the reason. */
  public static String of(IOException problem) {
    if (problem instanceof FileSystemException about) {
      return about.getFile() + ": " + reason(about);
    }
    String message = problem.getMessage();
    return message == null || message.isEmpty() ? "the host failed" : message;
  }

  private static String reason(FileSystemException problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it exists already";
      default -> problem.getReason() == null ? "input or output failed" : problem.getReason();
    };
  }
}
