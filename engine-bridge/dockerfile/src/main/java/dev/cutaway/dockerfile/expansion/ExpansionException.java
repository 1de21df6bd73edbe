package dev.cutaway.dockerfile.expansion;

/** A word whose quotes or variables make no sense, or a variable that had to be set; the message is Docker's. */
public final class ExpansionException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param reason in Docker's words */
    public ExpansionException(String reason) {
        super(reason);
    }

    /** Why, in Docker's words; never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
