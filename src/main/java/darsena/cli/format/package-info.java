/** Output as docker formats it: tables, templates, JSON. */
@NullMarked
package darsena.cli.format;

import org.jspecify.annotations.NullMarked;
