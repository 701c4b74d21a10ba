package darsena.registry;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.io.BoundedBytes;
import darsena.io.Json;
import darsena.oci.Descriptor;
import darsena.oci.MediaTypes;
import darsena.oci.OciDocument;
import darsena.registry.attempt.Attempts;
import darsena.registry.attempt.PassingFailureException;
import darsena.registry.attempt.Refusals;
import darsena.registry.attempt.RetryListener;
import darsena.registry.auth.Authenticator;
import darsena.registry.auth.Challenge;
import darsena.registry.transport.Answer;
import darsena.registry.transport.Call;
import darsena.registry.transport.Origin;
import darsena.registry.transport.RegistryException;
import darsena.registry.transport.Secret;
import darsena.registry.transport.Timing;
import darsena.registry.transport.Transport;
import darsena.store.BlobSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One repository of one registry, by the OCI distribution specification 1.1. Failures are {@link
 * RegistryException}s, or other {@link IOException}s after the last try.
 */
public final class RegistryClient implements Closeable {
  private static final int LARGEST_LIST = 1 << 20;
  private static final int MOST_TAGS = 100;

  private final Origin origin;
  private final String repository;
  private final Transport transport;
  private final Authenticator authenticator;
  private final Timing timing;
  private final RetryListener listener;

  RegistryClient(
      Origin origin,
      String repository,
      Transport transport,
      Authenticator authenticator,
      Timing timing,
      RetryListener listener) {
    this.origin = origin;
    this.repository = repository;
    this.transport = transport;
    this.authenticator = authenticator;
    this.timing = timing;
    this.listener = listener;
  }

  /**
   * A manifest or index as it came.
   *
   * @param contentType what the registry says it is
   * @param digest computed from the bytes
   */
  public record Document(byte[] raw, String contentType, Digest digest) {}

  /**
   * The document that a tag or digest stands for; empty when the registry knows none.
   *
   * @param reference a tag, or a digest that the bytes are verified against
   */
  public Optional<Document> manifest(String reference) throws IOException, InterruptedException {
    Call call = call("manifests/" + reference).with("Accept", MediaTypes.accepted());
    return retrying(() -> {
      Answer answer = request(call);
      if (answer.status() == 404) {
        answer.close();
        return Optional.empty();
      }
      return Optional.of(document(expect(answer, 200), reference));
    });
  }

  /** Some of the tags there are; none when the registry does not tell. */
  public List<String> tags() throws InterruptedException {
    try {
      Answer answer = request(call("tags/list?n=" + MOST_TAGS));
      List<String> tags = new ArrayList<>();
      for (JsonNode tag : Json.parse(expect(answer, 200).document(LARGEST_LIST)).path("tags")) {
        tags.add(tag.asText());
      }
      return tags;
    } catch (IOException untold) {
      return List.of();
    }
  }

  /** A small blob, verified: a configuration. */
  public byte[] document(Descriptor blob) throws IOException, InterruptedException {
    try (InputStream stream = blob(blob, listener).open(0)) {
      byte[] content = BoundedBytes.read(stream, OciDocument.LARGEST);
      verify(content, blob.digest());
      return content;
    }
  }

  /** A blob of any size, resumed where its connection breaks; its digest is not verified here. */
  public BlobSource blob(Descriptor blob, RetryListener itsListener) {
    return offset ->
        new BlobBody(from -> openBlob(blob, from), offset, new Attempts(timing, itsListener));
  }

  private InputStream openBlob(Descriptor blob, long offset)
      throws IOException, InterruptedException {
    Call whole = call("blobs/" + blob.digest());
    if (offset == 0) {
      return body(expect(request(whole), 200), blob);
    }
    Answer answer = request(whole.with("Range", "bytes=" + offset + "-"));
    boolean rest =
        ContentRange.parse(answer.header("Content-Range"))
            .filter(range -> range.isRest(offset, blob.size()))
            .isPresent();
    if (answer.status() == 206 && rest) {
      return new BlobBody.Measured(answer.body(), blob.size() - offset);
    }
    if (answer.status() == 206 || answer.status() == 416) {
      answer.close();
      answer = request(whole);
    }
    InputStream body = body(expect(answer, 200), blob);
    body.skipNBytes(offset);
    return body;
  }

  private static InputStream body(Answer answer, Descriptor blob) throws IOException {
    long announced = answer.contentLength().orElse(blob.size());
    if (announced != blob.size()) {
      answer.close();
      throw new RegistryException(
          ErrorKind.REFUSED,
          "the registry has "
              + announced
              + " bytes for the blob "
              + blob.digest()
              + ", the manifest says "
              + blob.size(),
          "");
    }
    return new BlobBody.Measured(answer.body(), blob.size());
  }

  private static Document document(Answer answer, String reference) throws IOException {
    String contentType = answer.contentType();
    byte[] raw;
    try {
      raw = answer.document(OciDocument.LARGEST);
    } catch (BoundedBytes.TooLargeException tooLarge) {
      throw new RegistryException(ErrorKind.REFUSED, "the manifest is larger than 4 MiB", "");
    }
    String announced = answer.header("Docker-Content-Digest");
    Digest digest = Digest.of(raw);
    if (reference.contains(":")) {
      digest = Digest.parse(reference);
      verify(raw, digest);
    } else if (announced.startsWith("sha256:") && !announced.equals(digest.toString())) {
      throw new RegistryException(
          ErrorKind.REFUSED,
          "the registry sent another manifest than it announced, with the digest " + digest,
          "Try again; if it stays so, something between here and the registry changes content.");
    }
    return new Document(raw, contentType, digest);
  }

  private static void verify(byte[] content, Digest expected) throws RegistryException {
    Digest actual = Digest.of(expected.computation().digest(content), expected.algorithm());
    if (!actual.equals(expected)) {
      throw new RegistryException(
          ErrorKind.REFUSED,
          "the registry sent content with the digest " + actual + " for " + expected,
          "Try again; if it stays so, something between here and the registry changes content.");
    }
  }

  private Call call(String path) {
    return Call.get(
        URI.create(
            origin.scheme()
                + "://"
                + origin.host()
                + ":"
                + origin.port()
                + "/v2/"
                + repository
                + "/"
                + path));
  }

  /** Sends a request, and once more when it was refused for want of proof. */
  private Answer request(Call call) throws IOException, InterruptedException {
    String scope = "repository:" + repository + ":pull";
    Optional<Secret> shown = authenticator.proof(scope);
    Answer answer = send(call, shown);
    if (answer.status() != 401 || !answer.from().equals(origin)) {
      return answer;
    }
    List<Challenge> challenges = new ArrayList<>();
    for (String header : answer.headers().allValues("WWW-Authenticate")) {
      challenges.addAll(Challenge.parse(header));
    }
    answer.close();
    Answer second = send(call, Optional.of(authenticator.answer(challenges, scope, shown)));
    if (second.status() == 401 && second.from().equals(origin)) {
      second.close();
      throw authenticator.refused();
    }
    return second;
  }

  private Answer send(Call call, Optional<Secret> proof) throws IOException, InterruptedException {
    return transport.send(call, to -> to.equals(origin) ? proof : Optional.empty());
  }

  private Answer expect(Answer answer, int status) throws IOException {
    if (answer.status() == status) {
      return answer;
    }
    if (answer.isPassingFailure()) {
      answer.close();
      throw new PassingFailureException(answer);
    }
    if (answer.status() == 403) {
      answer.close();
      throw authenticator.forbidden();
    }
    throw Refusals.of(answer);
  }

  private <T> T retrying(Attempt<T> attempt) throws IOException, InterruptedException {
    Attempts attempts = new Attempts(timing, listener);
    while (true) {
      try {
        return attempt.make();
      } catch (IOException problem) {
        attempts.failed(problem);
      }
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws IOException, InterruptedException;
  }

  @Override
  public void close() {
    transport.close();
  }
}
