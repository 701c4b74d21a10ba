package darsena.runtime.bundle;

/** When a hook is run. */
public enum HookStage {
  /** As {@link #CREATE_RUNTIME}, before them; deprecated. */
  PRESTART("prestart"),
  /** Outside, when the namespaces are there and the root is not yet entered. */
  CREATE_RUNTIME("createRuntime"),
  /** Inside the namespaces, the root not yet entered. */
  CREATE_CONTAINER("createContainer"),
  /** Inside the container, as the last thing before the program. */
  START_CONTAINER("startContainer"),
  /** Outside, when the program has been executed. */
  POSTSTART("poststart"),
  /** Outside, when the container has been deleted. */
  POSTSTOP("poststop");

  private final String field;

  HookStage(String field) {
    this.field = field;
  }

  /** Its name in config.json. */
  public String field() {
    return field;
  }
}
