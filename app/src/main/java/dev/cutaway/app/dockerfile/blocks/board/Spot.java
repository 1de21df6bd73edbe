package dev.cutaway.app.dockerfile.blocks.board;

/**
 * A place in a lane where a card can come to stand.
 *
 * @param lane the lane's place on the board, from 0
 * @param position how many of the lane's cards stand before it
 */
public record Spot(int lane, int position) {}
