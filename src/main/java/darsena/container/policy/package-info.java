/** What is done for a container while nobody looks: starting it again, asking how it is. */
@NullMarked
package darsena.container.policy;

import org.jspecify.annotations.NullMarked;
