package io.tauro.internal.kernel;

/**
 * Angles in degrees. The usual ones come out exactly: the sine of 30 is one half, the tangent of 45
 * is 1.
 */
final class Degrees {

    private static final double SIN_30 = Math.sin(Math.toRadians(30));
    private static final double ONE_MINUS_COS_60 = 1 - Math.cos(Math.toRadians(60));
    private static final double TAN_45 = firstSine(45) / firstCosine(45);

    private Degrees() {}

    static double sine(double angle) {
        double turned = angle % 360;
        double sign = turned < 0 ? -1 : 1;
        double x = Math.abs(turned);
        if (x > 180) {
            x = 360 - x;
            sign = -sign;
        }
        return sign * firstSine(x > 90 ? 180 - x : x);
    }

    static double cosine(double angle) {
        double x = Math.abs(angle % 360);
        x = x > 180 ? 360 - x : x;
        return x > 90 ? -firstCosine(180 - x) : firstCosine(x);
    }

    static double tangent(double angle) {
        double turned = angle % 360;
        double sign = turned < 0 ? -1 : 1;
        double x = Math.abs(turned);
        if (x > 180) {
            x = 360 - x;
            sign = -sign;
        }
        if (x > 90) {
            x = 180 - x;
            sign = -sign;
        }
        return sign * (firstSine(x) / firstCosine(x) / TAN_45);
    }

    static double cotangent(double angle) {
        double tangent = tangent(angle);
        return tangent == Double.POSITIVE_INFINITY ? 0 : 1 / tangent;
    }

    static double ofSine(double sine) {
        return sine < 0 ? -ofFirstSine(-sine) : ofFirstSine(sine);
    }

    static double ofCosine(double cosine) {
        return cosine < 0 ? 180 - ofFirstCosine(-cosine) : ofFirstCosine(cosine);
    }

    static double ofTangent(double tangent) {
        return Math.atan(tangent) / (Math.PI / 4) * 45;
    }

    static double ofPoint(double y, double x) {
        return Math.atan2(y, x) / (Math.PI / 4) * 45;
    }

    private static double smallSine(double angle) {
        return Math.sin(Math.toRadians(angle)) / SIN_30 / 2;
    }

    private static double smallCosine(double angle) {
        return 1 - (1 - Math.cos(Math.toRadians(angle))) / ONE_MINUS_COS_60 / 2;
    }

    private static double firstSine(double angle) {
        return angle <= 30 ? smallSine(angle) : smallCosine(90 - angle);
    }

    private static double firstCosine(double angle) {
        return angle <= 60 ? smallCosine(angle) : smallSine(90 - angle);
    }

    private static double ofFirstSine(double sine) {
        return sine <= 0.5
                ? Math.asin(sine) / Math.asin(0.5) * 30
                : 90 - Math.acos(sine) / Math.acos(0.5) * 60;
    }

    private static double ofFirstCosine(double cosine) {
        return cosine <= 0.5
                ? 90 - Math.asin(cosine) / Math.asin(0.5) * 30
                : Math.acos(cosine) / Math.acos(0.5) * 60;
    }
}
