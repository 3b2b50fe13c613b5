/**
 * What the doctor found, in the forms that others read: JUnit's XML for pipelines, SARIF for code
 * scanning, and a page for people.
 *
 * <p>Each form is a pure function of the diagnosis. Its texts come from servers that may be
 * hostile: control characters are replaced, and the rest is escaped by the form's own rules.
 */
@NullMarked
package dev.mcpgateway.client.diagnosis;

import org.jspecify.annotations.NullMarked;
