package io.tauro.security.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The network of an address: /24 of IPv4, /48 of IPv6, in the text of RFC 5952. Only ever reads the
 * text; no name is looked up.
 */
final class IpMask implements TextMask {

    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        if (isV4(text)) {
            return text.substring(0, text.lastIndexOf('.')) + ".0/24";
        }
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2), true);
        boolean valid =
                (gap < 0 ? head.size() == 8 : head.size() + tail.size() < 8)
                        && Stream.concat(head.stream(), tail.stream())
                                .allMatch(group -> GROUP.matcher(group).matches());
        if (!valid) {
            return redacted();
        }
        List<String> all = new ArrayList<>(head);
        while (all.size() + tail.size() < 8) {
            all.add("0");
        }
        all.addAll(tail);
        List<String> network = new ArrayList<>();
        all.subList(0, 3)
                .forEach(group -> network.add(Integer.toHexString(Integer.parseInt(group, 16))));
        while (!network.isEmpty() && network.get(network.size() - 1).equals("0")) {
            network.remove(network.size() - 1);
        }
        return String.join(":", network) + "::/48";
    }

    private static boolean isV4(String text) {
        String[] octets = text.split("\\.", -1);
        return octets.length == 4
                && Arrays.stream(octets)
                        .allMatch(
                                one -> OCTET.matcher(one).matches() && Integer.parseInt(one) < 256);
    }

    /** Octets at the end stand for the last two groups, of which nothing is shown. */
    private static List<String> groups(String text, boolean end) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> groups = new ArrayList<>(Arrays.asList(text.split(":", -1)));
        if (end && isV4(groups.get(groups.size() - 1))) {
            groups.set(groups.size() - 1, "0");
            groups.add("0");
        }
        return groups;
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int last = lastOctet(data, from, to);
        if (last >= 0) {
            out.put(data, from, last);
            out.put('0');
            out.put('/');
            out.put('2');
            out.put('4');
            return;
        }
        ofV6(data, from, to, out);
    }

    /** Where the last octet of an IPv4 address begins; -1 if it is none. */
    private static int lastOctet(byte[] data, int from, int to) {
        int start = from;
        int octet = 0;
        int dots = 0;
        for (int i = from; i <= to; i++) {
            if (i == to || data[i] == '.') {
                int length = i - start;
                if (length == 0 || octet > 255 || length > 1 && data[start] == '0') {
                    return -1;
                }
                if (i < to) {
                    dots++;
                    start = i + 1;
                    octet = 0;
                }
            } else if (!Digits.isDigit(data[i]) || i - start > 2) {
                return -1;
            } else {
                octet = octet * 10 + data[i] - '0';
            }
        }
        return dots == 3 ? start : -1;
    }

    private static void ofV6(byte[] data, int from, int to, ByteSink out) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int at = from;
        if (to - from >= 2 && data[from] == ':' && data[from + 1] == ':') {
            gap = 0;
            at = from + 2;
        }
        while (at < to) {
            int end = at;
            while (end < to && data[end] != ':') {
                end++;
            }
            int group = end == to && lastOctet(data, at, to) >= 0 ? 0 : group(data, at, end);
            int more = end == to && lastOctet(data, at, to) >= 0 ? 2 : 1;
            if (group < 0 || count + more > 8) {
                out.stars();
                return;
            }
            groups[count] = group;
            count += more;
            at = end + 1;
            if (end < to && at < to && data[at] == ':') {
                if (gap >= 0) {
                    out.stars();
                    return;
                }
                gap = count;
                at++;
            } else if (at == to) {
                out.stars();
                return;
            }
        }
        if (gap < 0 ? count < 8 : count > 7) {
            out.stars();
            return;
        }
        network(groups, gap < 0 ? 8 : gap, 8 - count, out);
    }

    private static int group(byte[] data, int from, int to) {
        if (to - from < 1 || to - from > 4) {
            return -1;
        }
        int group = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(data[i], 16);
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }

    /** Writes the first three groups, where the gap stands for some that are zero. */
    private static void network(int[] groups, int gap, int zeros, ByteSink out) {
        int[] network = new int[3];
        int size = 0;
        for (int i = 0; i < 3; i++) {
            network[i] = i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
            size = network[i] == 0 ? size : i + 1;
        }
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.put(':');
            }
            boolean leading = true;
            for (int shift = 12; shift >= 0; shift -= 4) {
                int digit = network[i] >>> shift & 15;
                leading &= digit == 0 && shift > 0;
                if (!leading) {
                    out.put(Character.forDigit(digit, 16));
                }
            }
        }
        out.put(':');
        out.put(':');
        out.put('/');
        out.put('4');
        out.put('8');
    }
}
