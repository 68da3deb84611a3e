using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SuccessionsTold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "Successions",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Successions");
        }
    }
}
