package darsena.cli.syntax;

/**
 * A flag that docker has and this version does not: who types it is told so, and not that it looks
 * like another.
 *
 * @param reason what is not there, or empty
 * @param remedy what there is instead: a sentence, or empty
 */
public record AbsentFlag(String reason, String remedy) {}
