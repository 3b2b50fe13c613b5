package dev.mcpgateway.client.diagnosis;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Finding;
import dev.mcpgateway.client.doctor.Judgement;
import dev.mcpgateway.client.doctor.Outcome;
import dev.mcpgateway.client.doctor.Severity;
import dev.mcpgateway.client.flow.Printable;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A diagnosis as JUnit's XML: a test case for each check, and one for whether anything answers.
 *
 * <p>An error or a warning is a failed test, a check without a ground a skipped one. An info fails
 * no test, as it does not change the command's exit code either.
 */
public final class JunitXml {

  private final Diagnosis diagnosis;
  private final Map<String, Finding> findings;
  private final XMLStreamWriter xml;

  private JunitXml(Diagnosis diagnosis, XMLStreamWriter xml) {
    this.diagnosis = diagnosis;
    this.findings =
        diagnosis.findings().stream().collect(Collectors.toMap(Finding::id, Function.identity()));
    this.xml = xml;
  }

  public static String of(Diagnosis diagnosis) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JunitXml(diagnosis, xml).write();
      xml.writeEndDocument();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    attribute("name", "mcp-client doctor " + diagnosis.server());
    attribute("tests", diagnosis.checks() + 1);
    attribute("failures", diagnosis.findings().stream().filter(JunitXml::isFailure).count());
    attribute("errors", diagnosis.isReached() ? 0 : 1);
    attribute("skipped", diagnosis.notJudged().size());
    reached();
    for (Judgement judgement : diagnosis.judgements()) {
      begin(judgement.id().replaceFirst("-.*", ""), judgement.id() + ": " + judgement.title());
      end(judgement);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void reached() throws XMLStreamException {
    begin("SERVER", "The server answers");
    if (!diagnosis.isReached()) {
      xml.writeEmptyElement("error");
      attribute("message", "Nothing answers at " + diagnosis.server());
    }
    xml.writeEndElement();
  }

  private void begin(String family, String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    attribute("classname", "doctor." + family);
    attribute("name", name);
    attribute("time", 0);
  }

  private void end(Judgement judgement) throws XMLStreamException {
    Finding finding = findings.get(judgement.id());
    if (judgement.outcome() == Outcome.NOT_JUDGED) {
      xml.writeEmptyElement("skipped");
      attribute(
          "message",
          diagnosis.isComplete()
              ? "What this rests on is missing"
              : "What this rests on is missing, or was not asked any more");
    } else if (finding != null) {
      found(finding);
    }
    xml.writeEndElement();
  }

  private void found(Finding finding) throws XMLStreamException {
    xml.writeStartElement(isFailure(finding) ? "failure" : "system-out");
    if (isFailure(finding)) {
      attribute("type", finding.severity().name().toLowerCase(Locale.ROOT));
      attribute("message", finding.title());
    }
    for (String line : Evidence.of(finding)) {
      xml.writeCharacters(clean(line) + "\n");
    }
    xml.writeEndElement();
  }

  private void attribute(String name, long number) throws XMLStreamException {
    attribute(name, String.valueOf(number));
  }

  private void attribute(String name, String text) throws XMLStreamException {
    xml.writeAttribute(name, clean(text));
  }

  private static boolean isFailure(Finding finding) {
    return finding.severity() != Severity.INFO;
  }

  /** XML has no way at all to write some characters. */
  private static String clean(String text) {
    return Printable.of(text).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
  }
}
