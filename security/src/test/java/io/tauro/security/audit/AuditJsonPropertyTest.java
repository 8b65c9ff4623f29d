package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AuditJsonPropertyTest {

    @Property
    void whateverANameHoldsTheRecordIsOneLineAndReadsBack(@ForAll String name) {
        String json = SampleEvents.started("q", "p" + name).toJson();
        assertThat(json.lines()).hasSize(1);
        String marker = "\"principal\":\"";
        String rest = json.substring(json.indexOf(marker) + marker.length());
        assertThat(unquoted(rest)).isEqualTo("p" + unicode(name));
    }

    /** What is half of a character cannot be written. */
    private static String unicode(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .forEach(
                        point ->
                                whole.appendCodePoint(
                                        point >= 0xd800 && point <= 0xdfff ? 0xfffd : point));
        return whole.toString();
    }

    /** The text up to the quote that ends it, read as JSON says. */
    private static String unquoted(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; json.charAt(i) != '"'; i++) {
            if (json.charAt(i) != '\\') {
                text.append(json.charAt(i));
            } else if (json.charAt(i + 1) == 'u') {
                text.append((char) Integer.parseInt(json.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(json.charAt(i + 1));
                i++;
            }
        }
        return text.toString();
    }
}
