package io.fermata.processor.shadow;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of types from the constant pool of a class file (JVMS 4.4). */
final class ClassMentions {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    /** A class type in a descriptor or signature. */
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");

    private ClassMentions() {}

    static void of(byte[] classFile, Mentions mentions) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipBytes(8);
        int size = in.readUnsignedShort();
        String[] texts = new String[size];
        List<Integer> classes = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS -> classes.add(in.readUnsignedShort());
                case 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                default -> throw new IOException("constant of unknown tag " + tag);
            }
        }
        for (int index : classes) {
            type(texts[index], mentions);
        }
        for (String text : texts) {
            if (text != null && text.indexOf(';') > 0) {
                for (Matcher m = IN_DESCRIPTOR.matcher(text); m.find(); ) {
                    type(m.group(1), mentions);
                }
            }
        }
    }

    private static void type(String internalName, Mentions mentions) {
        if (!internalName.startsWith("[") && !internalName.startsWith("java/")) {
            String name = internalName.replace('/', '.');
            mentions.type(Names.qualifier(name), Names.simple(name));
        }
    }
}
