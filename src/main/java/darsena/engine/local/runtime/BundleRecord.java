package darsena.engine.local.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.ProcessIdentity;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.io.Json;
import darsena.io.Json.MalformedJsonException;
import darsena.io.JsonFields;

/**
 * What is written down of a container.
 *
 * @param state as it was when it was written: with its pid, created
 * @param process its first process
 */
record BundleRecord(BundleState state, ProcessIdentity process) {

  byte[] document() {
    ObjectNode document = state.document();
    document.put("bootId", process.bootId());
    document.put("startTime", process.startTime());
    return Json.bytes(document);
  }

  static BundleRecord read(byte[] text) throws MalformedJsonException {
    JsonFields fields = JsonFields.of(Json.parse(text));
    int pid = (int) fields.number("pid", 0, Integer.MAX_VALUE);
    BundleState state =
        new BundleState(
            fields.text("ociVersion"),
            fields.text("id"),
            pid,
            Status.CREATED,
            fields.text("bundle"),
            fields.text("rootfs"),
            fields.text("created"),
            fields.textOrEmpty("owner"),
            fields.textsByKey("annotations"));
    return new BundleRecord(
        state,
        new ProcessIdentity(
            fields.text("bootId"), pid, fields.number("startTime", 0, Long.MAX_VALUE)));
  }
}
