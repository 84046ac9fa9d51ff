package org.knownvoice.telephony;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A document as a test reads it: with a reader of its own, which knows nothing of how it was written. */
record Twimlet(String xml, Element root) {

    static Twimlet of(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            return new Twimlet(xml, root);
        } catch (Exception e) {
            throw new AssertionError("no XML: " + xml, e);
        }
    }

    /** The names of the verbs, in order. */
    List<String> verbs() {
        return children(root).stream().map(Element::getTagName).toList();
    }

    /** The first element of this name, at any depth. */
    Element the(String name) {
        var found = root.getElementsByTagName(name);
        if (found.getLength() == 0) {
            throw new AssertionError("no " + name + " in " + xml);
        }
        return (Element) found.item(0);
    }

    boolean has(String name) {
        return root.getElementsByTagName(name).getLength() > 0;
    }

    /** Everything that is spoken, in order. */
    String spoken() {
        return String.join(" ", all("Say").stream().map(Node::getTextContent).toList());
    }

    List<Element> all(String name) {
        var found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** How long the words last at 2.5 words a second. */
    double seconds() {
        return seconds(spoken());
    }

    static double seconds(String words) {
        return words.isBlank() ? 0 : words.strip().split("\\s+").length / 2.5;
    }

    /** Every address in it. */
    List<String> addresses() {
        var found = new ArrayList<String>();
        collect(root, found);
        return found.stream().filter(address -> !address.isEmpty()).toList();
    }

    private static void collect(Element element, List<String> found) {
        for (String name : List.of("action", "url", "waitUrl", "statusCallback", "recordingStatusCallback")) {
            if (element.hasAttribute(name)) {
                found.add(element.getAttribute(name));
            }
        }
        if (List.of("Redirect", "Play").contains(element.getTagName())) {
            found.add(element.getTextContent().strip());
        }
        children(element).forEach(child -> collect(child, found));
    }

    private static List<Element> children(Element element) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
