/**
 * A report of a flow as one HTML file: what was asked of whom, what was answered, and in which
 * order, without the secrets.
 *
 * <p>Entry: {@code Recorder} hears the steps and sees each request; {@code HtmlReport} writes them
 * down. {@code Redactor} is the one place that decides what is shown.
 */
@NullMarked
package dev.mcpgateway.client.report;

import org.jspecify.annotations.NullMarked;
